import { spreadPaymentView } from '../../api/payment-views.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { takePaymentForMany } from '../../acts/take-payment-for-many.ts';
import { paymentForManySchema } from '../../domain/payment/payment-for-many.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { conflict, invalid } from '../../runtime/problem.ts';

/** POST /payments: 201, the same again 200, other content under the same payment id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ body, by }) => {
    const posted = parse(paymentForManySchema, body);
    const outcome = await takePaymentForMany(deps, posted, by);
    switch (outcome.kind) {
      case 'conflict':
        throw conflict('paymentTaken', `Payment ${posted.id} was taken before with other content.`);
      case 'invalid':
        throw invalid(outcome.faults);
      case 'changed':
      case 'repeated': {
        const { parts } = outcome.payment;
        const { cases } = await deps.store.load({ cases: parts.map(({ invoiceId }) => invoiceId) });
        const status = outcome.kind === 'changed' ? 201 : 200;
        return { status, body: spreadPaymentView(posted, outcome.payment, cases) };
      }
    }
  };
