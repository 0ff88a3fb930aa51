import { wholeReversalView } from '../../api/payment-views.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { reverseWholePayment } from '../../acts/reverse-whole-payment.ts';
import { placesOf, wholeReversalSchema } from '../../domain/payment/reverse-whole.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { keyTaken, notFound, refusal } from '../../runtime/problem.ts';

/** POST /payments/{id}/reversals: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey: key, requestId }) => {
    const posted = parse(wholeReversalSchema, body);
    const outcome = await reverseWholePayment(deps, { paymentId: id, posted, by, key, requestId });
    switch (outcome.kind) {
      case 'unknown':
        throw notFound(`Payment ${id} of creditor ${posted.creditor}`);
      case 'conflict':
        throw keyTaken();
      case 'refused':
        throw refusal(outcome);
      case 'changed':
      case 'repeated': {
        const invoiceIds = placesOf(outcome.payment).map(({ invoiceId }) => invoiceId);
        const { cases } = await deps.store.load({ cases: invoiceIds });
        const view = wholeReversalView(outcome.payment, cases);
        return { status: outcome.kind === 'changed' ? 201 : 200, body: view };
      }
    }
  };
