import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { recallCase, recallSchema } from '../../domain/case/collection/end-collection.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/collection/recall */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey }) => {
    const content = parse(recallSchema, body);
    const act = { name: 'recall', invoiceId: id, by, key: content.id ?? idempotencyKey, content };
    return caseAnswer(id, await actOnCase(deps, act, ({ dunned }) => recallCase(dunned, content)));
  };
