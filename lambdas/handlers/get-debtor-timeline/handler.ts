import type * as z from 'zod';
import type { Deps } from '../../acts/dunning-of-case.ts';
import type { debtorTimelineAnswer } from '../../api/answers/debtor.ts';
import { debtorTimelineQuerySchema } from '../../api/queries.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /debtors/{id}/timeline?creditor=: every change to a debtor, oldest first. */
export const createHandler =
  ({ store }: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const { creditor, cursor, limit } = parse(debtorTimelineQuerySchema, query);
    const page = await store.debtorChanges(creditor, id, cursor, limit);
    if (page.items.length === 0 && !(await store.loadDebtor(creditor, id)))
      throw notFound(`Debtor ${id} of creditor ${creditor}`);
    const body: z.infer<typeof debtorTimelineAnswer> = { changes: [...page.items], cursor: page.cursor };
    return { status: 200, body };
  };
