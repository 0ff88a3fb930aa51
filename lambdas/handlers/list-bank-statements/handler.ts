import type { Deps } from '../../acts/dunning-of-case.ts';
import { statementOnRecordView } from '../../api/bank-statement-views.ts';
import { pageQuerySchema } from '../../api/queries.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** GET /bank-statements: the files by the day they came on, without their entries. */
export const createHandler =
  ({ store }: Pick<Deps, 'store'>): HttpHandler =>
  async ({ query }) => {
    const { cursor, limit } = parse(pageQuerySchema, query);
    const page = await store.listStatements(cursor, limit);
    return { status: 200, body: { bankStatements: page.items.map(statementOnRecordView), cursor: page.cursor } };
  };
