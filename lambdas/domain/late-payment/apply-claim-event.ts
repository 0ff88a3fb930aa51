import type { ClaimEvent } from './claim-input.ts';
import { caseBalanceMinor, type ClaimLedger, compensationOpenMinor, interestOpenMinor } from './claim-ledger.ts';

/** What one event settled, in minor units: the amounts and what was left of it. */
export type Allotment = {
  readonly interestMinor: number;
  readonly fixedCompensationMinor: number;
  readonly principalMinor: number;
  readonly unallocatedMinor: number;
};

/** The parts of the claim, in the order in which something meant for them takes them off. */
const targets = {
  claim: ['interest', 'fixedCompensation', 'displaced'],
  interest: ['interest', 'displaced'],
  fixedCompensation: ['fixedCompensation'],
} as const;

function allot(ledger: ClaimLedger, amountMinor: number, of: keyof typeof targets) {
  const open = {
    interest: interestOpenMinor(ledger),
    fixedCompensation: compensationOpenMinor(ledger),
    displaced: ledger.displacedMinor,
  };
  let left = amountMinor;
  const taken = { interest: 0, fixedCompensation: 0, displaced: 0 };
  for (const part of targets[of]) {
    taken[part] = Math.min(left, open[part]);
    left -= taken[part];
  }
  return { ...taken, left };
}

/** Interest that is settled bears no interest any more; what was added to the capital goes last. */
function settled(ledger: ClaimLedger): ClaimLedger {
  return { ...ledger, capitalizedMinor: Math.min(ledger.capitalizedMinor, interestOpenMinor(ledger)) };
}

function paid(ledger: ClaimLedger, amountMinor: number): [ClaimLedger, Allotment] {
  const takenMinor = Math.min(amountMinor, caseBalanceMinor(ledger));
  const onInterest = ledger.allocation === 'interestFirst' ? Math.min(takenMinor, interestOpenMinor(ledger)) : 0;
  const unallocatedMinor = amountMinor - takenMinor;
  const after = {
    ...ledger,
    receivedMinor: ledger.receivedMinor + takenMinor,
    displacedMinor: ledger.displacedMinor + onInterest,
    interestPaidMinor: ledger.interestPaidMinor + onInterest,
    unallocatedMinor: ledger.unallocatedMinor + unallocatedMinor,
  };
  const principalMinor = takenMinor - onInterest;
  return [settled(after), { interestMinor: onInterest, fixedCompensationMinor: 0, principalMinor, unallocatedMinor }];
}

function credited(ledger: ClaimLedger, amountMinor: number): [ClaimLedger, Allotment] {
  const principalMinor = Math.min(amountMinor, caseBalanceMinor(ledger));
  const unallocatedMinor = amountMinor - principalMinor;
  const after = {
    ...ledger,
    creditedMinor: ledger.creditedMinor + principalMinor,
    unallocatedMinor: ledger.unallocatedMinor + unallocatedMinor,
  };
  return [after, { interestMinor: 0, fixedCompensationMinor: 0, principalMinor, unallocatedMinor }];
}

function paidOnClaim(ledger: ClaimLedger, amountMinor: number): [ClaimLedger, Allotment] {
  const { interest, fixedCompensation, displaced, left } = allot(ledger, amountMinor, 'claim');
  const after = {
    ...ledger,
    interestPaidMinor: ledger.interestPaidMinor + interest,
    compensationPaidMinor: ledger.compensationPaidMinor + fixedCompensation,
    displacedMinor: ledger.displacedMinor - displaced,
    unallocatedMinor: ledger.unallocatedMinor + left,
  };
  return [settled(after), allotment(interest, fixedCompensation, displaced, left)];
}

function waived(ledger: ClaimLedger, event: ClaimEvent & { readonly kind: 'waiver' }): [ClaimLedger, Allotment] {
  const isAll = event.amountMinor === 'all';
  const amountMinor = event.amountMinor === 'all' ? Infinity : event.amountMinor;
  const { interest, fixedCompensation, displaced, left } = allot(ledger, amountMinor, event.of);
  const after = {
    ...ledger,
    interestWaivedMinor: ledger.interestWaivedMinor + interest,
    compensationWaivedMinor: ledger.compensationWaivedMinor + fixedCompensation,
    displacedMinor: ledger.displacedMinor - displaced,
    displacedWaivedMinor: ledger.displacedWaivedMinor + displaced,
  };
  return [settled(after), allotment(interest, fixedCompensation, displaced, isAll ? 0 : left)];
}

function allotment(interest: number, compensation: number, displaced: number, left: number): Allotment {
  return {
    interestMinor: interest,
    fixedCompensationMinor: compensation,
    principalMinor: displaced,
    unallocatedMinor: left,
  };
}

/** The ledger after an event, and what that settled. */
export function applyClaimEvent(ledger: ClaimLedger, event: ClaimEvent): [ClaimLedger, Allotment] {
  switch (event.kind) {
    case 'payment':
      return paid(ledger, event.amountMinor);
    case 'creditNote':
      return credited(ledger, event.amountMinor);
    case 'claimPayment':
      return paidOnClaim(ledger, event.amountMinor);
    case 'waiver':
      return waived(ledger, event);
  }
}
