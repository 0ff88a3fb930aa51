import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { withdrawPromise } from '../../domain/case/promise.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import type { HttpHandler } from '../../runtime/http.ts';
import { requireKnown } from '../../runtime/problem.ts';

/** DELETE /invoices/{id}/promises/{promiseId} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '', promiseId = '' }, by }) => {
    const act = { name: 'withdraw-promise', invoiceId: id, by, key: undefined, content: { promiseId } };
    const outcome = await actOnCase(deps, act, ({ dunned }) => withdrawPromise(dunned, promiseId));
    requireKnown(outcome, `Promise ${promiseId}`);
    return caseAnswer(id, outcome);
  };
