import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { acceptanceSchema, acceptInstalmentPlan } from '../../domain/case/instalment-plan.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { requireKnown } from '../../runtime/problem.ts';

/** POST /invoices/{id}/instalment-plans/{planId}/acceptance */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '', planId = '' }, body, by, idempotencyKey }) => {
    const content = parse(acceptanceSchema, body);
    const act = { name: `accept-plan#${planId}`, invoiceId: id, by, key: idempotencyKey, content };
    const outcome = await actOnCase(deps, act, ({ dunned }, { today }) =>
      acceptInstalmentPlan(dunned, planId, content, today),
    );
    requireKnown(outcome, `Instalment plan ${planId}`);
    return caseAnswer(id, outcome);
  };
