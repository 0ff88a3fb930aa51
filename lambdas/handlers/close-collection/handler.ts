import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { closeCollection, collectionClosingSchema } from '../../domain/case/collection/end-collection.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/collection/close */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey }) => {
    const content = parse(collectionClosingSchema, body);
    const act = { name: 'close-collection', invoiceId: id, by, key: content.id ?? idempotencyKey, content };
    const outcome = await actOnCase(deps, act, ({ dunned, debtor }, dates) =>
      closeCollection(dunned, content, { ...dates, owner: debtor.owner?.name }),
    );
    return caseAnswer(id, outcome);
  };
