import type { CivilDate } from '../../calendar/civil-date.ts';
import { taskIdOf } from '../../task.ts';
import { claimLedgerOf } from './case-claim.ts';
import { caseTask } from '../case-task.ts';
import { type Case, isClosed, moneyOf } from '../case.ts';
import { type ClaimSituation, claimOf } from './claim-of-case.ts';
import { openOf } from './claim-share.ts';
import { freeingClaim } from './free-claim.ts';
import type { Accepted } from '../decision.ts';
import { evolve } from '../evolve.ts';

type Situation = ClaimSituation & { readonly now: string };

/** The day of the payment that made it paid, where that lies ahead; else today. */
function dayOfPayment({ payments }: Case, today: CivilDate): CivilDate {
  return payments.reduce((last, { receivedOn }) => (receivedOn > last ? receivedOn : last), today);
}

function withClaimAtEnd(situation: Situation, decision: Accepted, after: Case, today: CivilDate): Accepted {
  const { policy, now } = situation;
  const { afterPayment } = policy.latePayment;
  if (afterPayment === 'leave') return decision;
  const on = dayOfPayment(after, today);
  const claim = claimOf({ ...situation, dunned: after }, on);
  if (claim.kind !== 'claim' || claim.totals.claimOpenMinor === 0) return decision;
  const { claimOpenMinor } = claim.totals;
  if (afterPayment === 'waive') {
    const id = `policy-${after.run}-${after.revision}`;
    const reason = 'by policy, once the invoice was paid';
    const data = { id, of: 'claim', amountMinor: 'all', on, reason, by: 'relance', isByPolicy: true } as const;
    return { ...decision, facts: [...decision.facts, { type: 'ClaimWaived', data }] };
  }
  const taskId = taskIdOf('pursueClaim', after.id, after.run);
  const { currency } = after.invoice.amount;
  const task = caseTask(after, now, {
    id: taskId,
    kind: 'pursueClaim',
    dueOn: today,
    data: {
      on,
      open: moneyOf(after, claimOpenMinor),
      interest: moneyOf(after, openOf(claim, 'interest')),
      fixedCompensation: moneyOf(after, openOf(claim, 'fixedCompensation')),
      provisional: claim.isProvisional,
    },
  });
  const asked = { type: 'ClaimPursuitAsked' as const, data: { taskId, amountMinor: claimOpenMinor, currency, on } };
  return { ...decision, facts: [...decision.facts, asked], raise: [...decision.raise, task] };
}

/**
 * What a decision means for the claim of its case. Once the invoice is paid, the policy says what becomes of what is open
 * for late payment: it stays a balance of the debtor, is given up, or a person is asked to go after it. It never opens the
 * case again, and nothing is sent. When the payment comes back, nobody has to go after the claim alone. What was paid for
 * the claim and is not owed any more is the debtor's.
 */
export function withClaim(situation: Situation, decision: Accepted, today: CivilDate): Accepted {
  return freeingClaim(situation, followed(situation, decision, today), today);
}

function followed(situation: Situation, decision: Accepted, today: CivilDate): Accepted {
  const { dunned, now } = situation;
  const after = decision.facts.reduce((before, fact) => evolve(before, fact, now), dunned);
  if (!isClosed(dunned) && after.status === 'paid') return withClaimAtEnd(situation, decision, after, today);
  const taskId = claimLedgerOf(dunned).pursuit?.taskId;
  if (!taskId || !isClosed(dunned) || isClosed(after)) return decision;
  return { ...decision, end: [...decision.end, { taskId, result: 'reopened' }] };
}
