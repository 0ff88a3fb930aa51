import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { withdrawInstalmentPlan } from '../../domain/case/instalment-plan.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import type { HttpHandler } from '../../runtime/http.ts';
import { requireKnown } from '../../runtime/problem.ts';

/** DELETE /invoices/{id}/instalment-plans/{planId} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '', planId = '' }, by }) => {
    const act = { name: 'withdraw-plan', invoiceId: id, by, key: undefined, content: { planId } };
    const outcome = await actOnCase(deps, act, ({ dunned }) => withdrawInstalmentPlan(dunned, planId));
    requireKnown(outcome, `Instalment plan ${planId}`);
    return caseAnswer(id, outcome);
  };
