import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import {
  claimPaymentSchema,
  findClaimPayment,
  recordClaimPayment,
} from '../../domain/case/claim/record-claim-payment.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/claim/payments: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey }) => {
    const content = parse(claimPaymentSchema, body);
    const act = { name: 'claim-payment', invoiceId: id, by, key: idempotencyKey, content };
    const outcome = await actOnCase(deps, act, (situation, { today }) => recordClaimPayment(situation, content, today));
    return placedAnswer(id, content.id, outcome, (dunned) => ({ payment: findClaimPayment(dunned, content.id) }));
  };
