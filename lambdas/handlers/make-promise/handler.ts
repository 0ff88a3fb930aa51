import { actOnCase } from '../../acts/act-on-case.ts';
import { brokenByDebtor } from '../../acts/broken-by-debtor.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { pauseViewOf } from '../../api/pause-view.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { findPromise, makePromise, promiseSchema } from '../../domain/case/promise.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/promises: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey, requestId }) => {
    const content = parse(promiseSchema, body);
    const act = { name: 'promise', invoiceId: id, by, key: idempotencyKey, content };
    const promiseId = actIdOf('promise', id, content, idempotencyKey ?? requestId);
    const outcome = await actOnCase(deps, act, async (situation, { today }) => {
      const { dunned, policy } = situation;
      return makePromise(dunned, promiseId, content, {
        today,
        policy,
        brokenByDebtor: await brokenByDebtor(deps, situation),
      });
    });
    return placedAnswer(id, promiseId, outcome, (dunned) => {
      const promise = findPromise(dunned, promiseId);
      return { promise: promise && pauseViewOf(promise, dunned, []) };
    });
  };
