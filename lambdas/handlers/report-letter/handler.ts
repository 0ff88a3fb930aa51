import type { Deps } from '../../acts/dunning-of-case.ts';
import { takeLetterReport } from '../../acts/report-letter.ts';
import { letterView } from '../../api/letter-view.ts';
import { letterReportSchema } from '../../domain/case/letter/report-letter.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { requireKnown } from '../../runtime/problem.ts';

/** POST /invoices/{id}/registered-letters/{letterId}/reports */
export const createHandler =
  (deps: Deps & { readonly documents: DocumentStore }): HttpHandler =>
  async ({ params: { id = '', letterId = '' }, body, by, idempotencyKey: key }) => {
    const posted = parse(letterReportSchema, body);
    const outcome = await takeLetterReport(deps, { invoiceId: id, letterId }, posted, { by, key });
    requireKnown(outcome, `Registered letter ${letterId}`);
    return placedAnswer(id, letterId, outcome, ({ letters = [] }) => {
      const letter = letters.find((each) => each.id === letterId);
      return letter ? letterView(letter) : {};
    });
  };
