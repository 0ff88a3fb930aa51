import { invoiceSummary } from '../api/views.ts';
import type { ActOutcome } from '../acts/act-on-case.ts';
import type { Case } from '../domain/case/case.ts';
import { caseAnswer } from './case-answer.ts';
import type { HttpAnswer } from './http.ts';

/**
 * The answer to what was put on a case under an id: 201 with the id, what stands there and the case as it is now; the same
 * again 200; refusals as of any act.
 */
export function placedAnswer(
  invoiceId: string,
  id: string,
  outcome: ActOutcome,
  view: (dunned: Case) => Readonly<Record<string, unknown>>,
): HttpAnswer {
  if (outcome.kind !== 'changed' && outcome.kind !== 'repeated') return caseAnswer(invoiceId, outcome);
  const { dunned, kind } = outcome;
  return { status: kind === 'changed' ? 201 : 200, body: { id, ...view(dunned), invoice: invoiceSummary(dunned) } };
}
