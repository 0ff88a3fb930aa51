import { changeDebtor, todayOf } from '../../acts/change-debtor.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { reviewCredit } from '../../acts/review-credit.ts';
import { debtorQuerySchema } from '../../api/queries.ts';
import { debtorView } from '../../api/views.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { decideCredit } from '../../domain/debtor/credit-hold.ts';
import { creditDecisionSchema } from '../../domain/debtor/credit-state.ts';
import { debtorOf } from '../../runtime/debtor-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /debtors/{id}/credit-hold?creditor=: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id: debtorId = '' }, query, body, by, idempotencyKey: key, requestId }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const content = parse(creditDecisionSchema, body);
    const act = { name: 'credit', creditor, debtorId, by, key, content };
    const decisionId = actIdOf('credit', `${creditor}#${debtorId}`, content, key ?? requestId);
    const outcome = await changeDebtor(deps, act, (situation) =>
      decideCredit(situation.debtor, decisionId, content, { now: situation.now, today: todayOf(deps, situation) }),
    );
    const decided = debtorOf(outcome, debtorId);
    // Also when it was decided before: whoever did so may have died before this. If this fails, he is woken for it.
    await reviewCredit(deps, { creditor, debtorId });
    const debtor = await deps.store.loadDebtor(creditor, debtorId);
    return { status: outcome.kind === 'changed' ? 201 : 200, body: debtorView(debtor ?? decided) };
  };
