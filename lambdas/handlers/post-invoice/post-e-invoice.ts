import type { Deps } from '../../acts/dunning-of-case.ts';
import { takeEInvoice } from '../../acts/take-e-invoice.ts';
import { takenCreditNoteView } from '../../api/credit-note-view.ts';
import { invoiceView } from '../../api/views.ts';
import { readEInvoice } from '../../domain/e-invoice/read-e-invoice.ts';
import { readEInvoiceFile } from '../../domain/e-invoice/read-e-invoice-file.ts';
import type { HttpAnswer } from '../../runtime/http.ts';
import type { PostedFile } from '../../runtime/http-request.ts';
import { conflict, ProblemError } from '../../runtime/problem.ts';

/** The same e-invoice again answers 200; a credit note always does. What it cannot be used for is a 422 with its code. */
export async function postEInvoice(deps: Deps, { content }: PostedFile, by: string): Promise<HttpAnswer> {
  const reading = typeof content === 'string' ? readEInvoice(content) : await readEInvoiceFile(content);
  if (reading.outcome === 'reject') throw new ProblemError(422, reading.code, reading.reason);
  const outcome = await takeEInvoice(deps, reading, by);
  switch (outcome.kind) {
    case 'refused':
      throw new ProblemError(422, outcome.code, outcome.reason, { faults: outcome.faults ?? [] });
    case 'conflict':
      throw conflict('numberTaken', outcome.reason);
    case 'creditNote': {
      const { number, issueDate: issuedOn, currency } = reading.invoice;
      const warnings = outcome.warnings.map(({ code, message }) => ({ code, message }));
      return {
        status: 200,
        body: takenCreditNoteView(outcome.credit, {
          number,
          issuedOn,
          currency,
          isRepeated: outcome.isRepeated,
          warnings,
        }),
      };
    }
    case 'invoice': {
      const { kind, dunned, debtor, today, warnings } = outcome.posted;
      const all = [...outcome.warnings, ...warnings].map(({ code, message }) => ({ code, message }));
      return { status: kind === 'created' ? 201 : 200, body: invoiceView(dunned, debtor, { today, warnings: all }) };
    }
  }
}
