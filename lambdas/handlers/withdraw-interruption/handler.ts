import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { withdrawInterruption } from '../../domain/case/prescription/interrupt-prescription.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import type { HttpHandler } from '../../runtime/http.ts';
import { requireKnown } from '../../runtime/problem.ts';

/** DELETE /invoices/{id}/prescription-interruptions/{interruptionId} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '', interruptionId = '' }, by }) => {
    const act = { name: 'withdraw-interruption', invoiceId: id, by, key: undefined, content: { interruptionId } };
    const outcome = await actOnCase(deps, act, ({ dunned }) => withdrawInterruption(dunned, interruptionId));
    requireKnown(outcome, `Interruption ${interruptionId}`);
    return caseAnswer(id, outcome);
  };
