import { invoiceSummary } from '../api/views.ts';
import type { ActOutcome } from '../acts/act-on-case.ts';
import type { HttpAnswer } from './http.ts';
import { keyTaken, notFound, refusal } from './problem.ts';

/** The answer to an act on a case: 200 with the case as it is now, 404, or 409 or 422 with the reason. */
export function caseAnswer(invoiceId: string, outcome: ActOutcome): HttpAnswer {
  switch (outcome.kind) {
    case 'unknown':
      throw notFound(`Invoice ${invoiceId}`);
    case 'conflict':
      throw keyTaken();
    case 'refused':
      throw refusal(outcome);
    case 'changed':
    case 'repeated':
      return { status: 200, body: invoiceSummary(outcome.dunned) };
  }
}
