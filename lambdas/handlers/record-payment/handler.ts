import { invoiceSummary } from '../../api/views.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { takePayment } from '../../acts/take-payment.ts';
import { paymentSchema } from '../../domain/payment.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { conflict, notFound, refusal } from '../../runtime/problem.ts';

/** POST /invoices/{id}/payments: 201, the same again 200, other content under the same payment id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by }) => {
    const payment = parse(paymentSchema, body);
    const outcome = await takePayment(deps, id, payment, by);
    switch (outcome.kind) {
      case 'unknown':
        throw notFound(`Invoice ${id}`);
      case 'conflict':
        throw conflict('paymentTaken', `Payment ${payment.id} was taken before with other content.`);
      case 'refused':
        throw refusal(outcome);
      case 'changed':
      case 'repeated':
        return {
          status: outcome.kind === 'changed' ? 201 : 200,
          body: { payment, invoice: invoiceSummary(outcome.dunned) },
        };
    }
  };
