import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import {
  claimReversalSchema,
  findReversedClaimPayment,
  reverseClaimPayment,
} from '../../domain/case/claim/record-claim-payment.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/claim/reversals: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey, requestId }) => {
    const content = parse(claimReversalSchema, body);
    const act = { name: 'claim-reversal', invoiceId: id, by, key: idempotencyKey, content };
    const reversalId = actIdOf('claim-reversal', id, content, idempotencyKey ?? requestId);
    const outcome = await actOnCase(deps, act, ({ dunned }) => reverseClaimPayment(dunned, reversalId, content));
    return placedAnswer(id, reversalId, outcome, (dunned) => ({
      payment: findReversedClaimPayment(dunned, reversalId),
    }));
  };
