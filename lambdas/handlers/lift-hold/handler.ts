import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { liftHold } from '../../domain/case/hold.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import type { HttpHandler } from '../../runtime/http.ts';
import { requireKnown } from '../../runtime/problem.ts';

/** DELETE /invoices/{id}/holds/{holdId} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '', holdId = '' }, by }) => {
    const act = { name: 'lift-hold', invoiceId: id, by, key: undefined, content: { holdId } };
    const outcome = await actOnCase(deps, act, ({ dunned }) => liftHold(dunned, holdId));
    requireKnown(outcome, `Hold ${holdId}`);
    return caseAnswer(id, outcome);
  };
