import { BrokenEventLogError } from '../broken-event-log-error.ts';
import { type CaseClaim, claimLedgerOf } from './case-claim.ts';
import type { Case } from '../case.ts';
import type { ClaimFact } from './claim-facts.ts';

function reversed(before: Case, data: Extract<ClaimFact, { type: 'ClaimPaymentReversed' }>['data']): CaseClaim {
  const claim = claimLedgerOf(before);
  const { reversalId: id, reason, receivedOn: on } = data;
  const payment = claim.payments.find((each) => each.id === data.claimPaymentId);
  if (!payment) throw new BrokenEventLogError(`a payment is reversed that the claim of ${before.id} does not have`);
  const payments = claim.payments.map((each) => (each === payment ? { ...each, reversal: { id, reason, on } } : each));
  return { ...claim, payments };
}

/** The case after something has happened to its claim: nothing else of it changes. */
export function withClaimFact(before: Case, fact: ClaimFact): Case {
  const claim = claimLedgerOf(before);
  switch (fact.type) {
    case 'ClaimPaymentRecorded': {
      const { claimPaymentId: id, amountMinor, receivedOn } = fact.data;
      return {
        ...before,
        claim: { ...claim, payments: [...claim.payments, { id, amountMinor, receivedOn, reversal: null }] },
      };
    }
    case 'ClaimPaymentReversed':
      return { ...before, claim: reversed(before, fact.data) };
    case 'ClaimWaived':
      return { ...before, claim: { ...claim, waivers: [...claim.waivers, fact.data] } };
    case 'ClaimPursuitAsked':
      return { ...before, claim: { ...claim, pursuit: { taskId: fact.data.taskId } } };
    case 'ClaimCheckAsked':
      return { ...before, claim: { ...claim, check: fact.data } };
  }
}

/**
 * The claim of a case that is open again: what the policy gave up because the invoice was paid is owed again, and nobody
 * is to go after the claim alone.
 */
export function claimReopened({ claim }: Pick<Case, 'claim'>): Pick<Case, 'claim'> {
  if (!claim) return {};
  const { pursuit: _over, ...rest } = claim;
  return { claim: { ...rest, waivers: claim.waivers.filter(({ isByPolicy }) => isByPolicy !== true) } };
}

/** The claim when a person has done one of its tasks. */
export function claimWithoutTask({ claim }: Pick<Case, 'claim'>, taskId: string): Pick<Case, 'claim'> {
  if (!claim) return {};
  const { pursuit, check } = claim;
  return {
    claim: {
      ...claim,
      ...(pursuit?.taskId === taskId && { pursuit: { taskId: null } }),
      ...(check?.taskId === taskId && { check: { ...check, taskId: null } }),
    },
  };
}
