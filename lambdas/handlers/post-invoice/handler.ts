import type { Deps } from '../../acts/dunning-of-case.ts';
import { faultsInForce, postInvoice } from '../../acts/post-invoice.ts';
import { invoiceView } from '../../api/views.ts';
import { postedInvoiceSchema } from '../../domain/invoice.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { conflict, invalid } from '../../runtime/problem.ts';

/** POST /invoices: 201, the same again 200, other content under the same creditor and number 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ body, file, by }) => {
    if (file) {
      // Most invoices come as JSON, and need nothing of what reads XML and PDF.
      const { postEInvoice } = await import('./post-e-invoice.ts');
      return postEInvoice(deps, file, by);
    }
    const faults = await faultsInForce(deps, body);
    const posted = parse(postedInvoiceSchema, body, () => faults);
    const outcome = await postInvoice(deps, posted, by);
    switch (outcome.kind) {
      case 'invalid':
        throw invalid(outcome.faults);
      case 'conflict':
        throw conflict('numberTaken', `Invoice ${outcome.invoiceId} has this number and other content.`);
      case 'created':
      case 'same':
        return {
          status: outcome.kind === 'created' ? 201 : 200,
          body: invoiceView(outcome.dunned, outcome.debtor, outcome),
        };
    }
  };
