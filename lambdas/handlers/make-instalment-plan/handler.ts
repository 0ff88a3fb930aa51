import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { pauseViewOf } from '../../api/pause-view.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { findInstalmentPlan, instalmentPlanSchema, makeInstalmentPlan } from '../../domain/case/instalment-plan.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/instalment-plans: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey, requestId }) => {
    const content = parse(instalmentPlanSchema, body);
    const act = { name: 'instalment-plan', invoiceId: id, by, key: idempotencyKey, content };
    const planId = actIdOf('plan', id, content, idempotencyKey ?? requestId);
    const outcome = await actOnCase(deps, act, ({ dunned, policy }, { today }) =>
      makeInstalmentPlan(dunned, planId, content, { today, policy }),
    );
    return placedAnswer(id, planId, outcome, (dunned) => {
      const plan = findInstalmentPlan(dunned, planId);
      return { plan: plan && pauseViewOf(plan, dunned, []) };
    });
  };
