import type { CivilDate } from '../../calendar/civil-date.ts';
import { caseTask } from '../case-task.ts';
import { type Case, moneyOf } from '../case.ts';
import type { Accepted } from '../decision.ts';
import { evolve } from '../evolve.ts';
import { freedClaimTaskId } from '../refund-task.ts';
import { type ClaimSituation, claimOf } from './claim-of-case.ts';

/** What money for the claim no longer has to settle, because the claim has become less since; in minor units. */
function needlessMinor(situation: ClaimSituation, asOf: CivilDate): number {
  const claim = claimOf(situation, asOf);
  if (claim.kind !== 'claim') return 0;
  return claim.entries.reduce(
    (sum, { kind, settled }) => sum + (kind === 'claimPayment' ? settled.unallocatedMinor : 0),
    0,
  );
}

/** What was put on the claim by itself, and not taken back: of what came last, first. */
function partsOf({ payments }: Case) {
  return payments.toReversed().flatMap(({ id, amountMinor, claimMinor = 0, reversal, receivedOn }) => {
    return claimMinor > 0 && !reversal ? [{ id, amountMinor, claimMinor, receivedOn }] : [];
  });
}

/**
 * A decision with what it frees: when an invoice is canceled or credited as a whole, or is found to have been less late,
 * what a payment has settled of its claim beyond that is the debtor's, with a task for a person.
 */
export function freeingClaim(
  situation: ClaimSituation & { readonly now: string },
  decision: Accepted,
  today: CivilDate,
): Accepted {
  const { dunned, now } = situation;
  const after = decision.facts.reduce((before, fact) => evolve(before, fact, now), dunned);
  const parts = partsOf(after);
  const lastDay = parts.reduce((day, { receivedOn }) => (receivedOn > day ? receivedOn : day), today);
  let leftMinor = parts.length === 0 ? 0 : needlessMinor({ ...situation, dunned: after }, lastDay);
  const freed = parts.flatMap(({ id, amountMinor: paidMinor, claimMinor }) => {
    const amountMinor = Math.min(claimMinor, leftMinor);
    leftMinor -= amountMinor;
    if (amountMinor === 0) return [];
    const taskId = freedClaimTaskId(after, id);
    const data = {
      paymentId: id,
      amount: moneyOf(after, paidMinor),
      excess: moneyOf(after, amountMinor),
      caseStatus: after.status,
    };
    const task = caseTask(after, now, { id: taskId, kind: 'refundOrAllocate', dueOn: today, data });
    return [{ task, fact: { type: 'ClaimPaymentFreed' as const, data: { claimPaymentId: id, amountMinor, taskId } } }];
  });
  if (freed.length === 0) return decision;
  return {
    ...decision,
    facts: [...decision.facts, ...freed.map(({ fact }) => fact)],
    raise: [...decision.raise, ...freed.map(({ task }) => task)],
  };
}
