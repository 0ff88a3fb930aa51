import { BrokenEventLogError } from '../broken-event-log-error.ts';
import { type CaseClaim, claimLedgerOf, type ClaimPayment } from './case-claim.ts';
import type { Case } from '../case.ts';
import type { ClaimFact } from './claim-facts.ts';

type DataOf<Type extends ClaimFact['type']> = Extract<ClaimFact, { type: Type }>['data'];

function paymentOf(before: Case, id: string): ClaimPayment {
  const payment = claimLedgerOf(before).payments.find((each) => each.id === id);
  if (!payment) throw new BrokenEventLogError(`a payment goes back that the claim of ${before.id} does not have`);
  return payment;
}

/** A part of a payment that the claim has no need of any more is the debtor's, with what else of it was too much. */
function freed(before: Case, { claimPaymentId, amountMinor, taskId }: DataOf<'ClaimPaymentFreed'>): Case {
  const claim = claimLedgerOf(before);
  const part = paymentOf(before, claimPaymentId);
  const rest = part.amountMinor === amountMinor ? [] : [{ ...part, amountMinor: part.amountMinor - amountMinor }];
  const payments = before.payments.map((payment) => {
    if (payment.id !== claimPaymentId) return payment;
    const { claimMinor = 0, claimFreedBy = [], excessMinor } = payment;
    const moved = { excessMinor: excessMinor + amountMinor, claimMinor: claimMinor - amountMinor };
    return { ...payment, ...moved, claimFreedBy: [...claimFreedBy, taskId] };
  });
  const left = { ...claim, payments: claim.payments.flatMap((each) => (each === part ? rest : each)) };
  return { ...before, payments, claim: left };
}

function reversed(before: Case, data: DataOf<'ClaimPaymentReversed'>): CaseClaim {
  const claim = claimLedgerOf(before);
  const { reversalId: id, reason, receivedOn: on } = data;
  const payment = paymentOf(before, data.claimPaymentId);
  const payments = claim.payments.map((each) => (each === payment ? { ...each, reversal: { id, reason, on } } : each));
  return { ...claim, payments };
}

/** The case after something has happened to its claim: nothing else of it changes. */
export function withClaimFact(before: Case, fact: ClaimFact): Case {
  const claim = claimLedgerOf(before);
  switch (fact.type) {
    case 'ClaimPaymentRecorded': {
      const { claimPaymentId: id, amountMinor, receivedOn, isPartOfPayment } = fact.data;
      const payment = { id, amountMinor, receivedOn, reversal: null, ...(isPartOfPayment && { isPartOfPayment }) };
      return { ...before, claim: { ...claim, payments: [...claim.payments, payment] } };
    }
    case 'ClaimPaymentReversed':
      return { ...before, claim: reversed(before, fact.data) };
    case 'ClaimPaymentFreed':
      return freed(before, fact.data);
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
