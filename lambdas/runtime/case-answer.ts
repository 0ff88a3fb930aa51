import { invoiceSummary } from '../api/views.ts';
import type { ActOutcome } from '../acts/act-on-case.ts';
import { done } from './done.ts';
import type { HttpAnswer } from './http.ts';

/** The answer to an act on a case: 200 with the case as it is now, 404, or 409 or 422 with the reason. */
export function caseAnswer(invoiceId: string, outcome: ActOutcome): HttpAnswer {
  return { status: 200, body: invoiceSummary(done(outcome, `Invoice ${invoiceId}`).dunned) };
}
