import type { CivilDate } from '../../calendar/civil-date.ts';
import type { ClaimEvent } from '../../late-payment/claim-input.ts';
import { type LatePaymentClaim, latePaymentClaim } from '../../late-payment/late-payment-claim.ts';
import { type ClaimSituation, claimInputOf, claimOf } from './claim-of-case.ts';
import { type Refused, refused } from '../decision.ts';

/** The parts of the claim that something can be meant for. */
export type ClaimPart = Extract<ClaimEvent, { kind: 'waiver' }>['of'];

/** What is open of a part of the claim, in minor units. */
export function openOf({ totals }: LatePaymentClaim, part: ClaimPart): number {
  const { claimOpenMinor, fixedCompensation } = totals;
  if (part === 'claim') return claimOpenMinor;
  return part === 'fixedCompensation' ? fixedCompensation.openMinor : claimOpenMinor - fixedCompensation.openMinor;
}

/** The claim as of a day, or the refusal of what was asked about it: what cannot be computed cannot be settled. */
export function computedClaim(situation: ClaimSituation, asOf: CivilDate): LatePaymentClaim | Refused {
  const claim = claimOf(situation, asOf);
  switch (claim.kind) {
    case 'claim':
      return claim;
    case 'unknownRegime':
      return refused(claim.kind, `not known here: ${claim.missing}`);
    case 'refused':
      return refused(claim.refusal.kind, claim.refusal.message);
  }
}

/**
 * Why something meant for a part of the claim does not fit in: more than was open of it on its day, or than was left for
 * it by what came after. Undefined when it fits.
 */
export function refusalOfShare(
  situation: ClaimSituation,
  event: Extract<ClaimEvent, { kind: 'claimPayment' | 'waiver' }>,
  today: CivilDate,
): Refused | undefined {
  const { on, amountMinor } = event;
  const part = event.kind === 'waiver' ? event.of : 'claim';
  const then = computedClaim(situation, on);
  if (then.kind === 'refused') return then;
  const openMinor = openOf(then, part);
  if (amountMinor === 'all' ? openMinor === 0 : amountMinor > openMinor)
    return refused('amountMinor', `is more than what is open of the ${part} on ${on}, ${openMinor}`, 'amountMinor');
  const input = claimInputOf(situation, today);
  if ('kind' in input) return undefined;
  const leftOver = (events: readonly ClaimEvent[]) => {
    const claim = latePaymentClaim({ ...input, events: [...events] });
    return claim.kind === 'claim' ? claim.totals.unallocatedMinor : 0;
  };
  return leftOver([...input.events, event]) > leftOver(input.events)
    ? refused('amountMinor', `is more than what came after ${on} has left of the ${part}`, 'amountMinor')
    : undefined;
}
