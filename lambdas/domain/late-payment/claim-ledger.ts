import { type ExactInterest, roundedInterest } from './accrual.ts';
import type { Allocation } from './allocation.ts';
import type { CompleteClaimInput, DayCount } from './claim-input.ts';

/**
 * What is owed for one invoice, seen as the law of late payment sees it. The case counts every payment on the principal;
 * here a payment may settle interest first, and as much of the principal stays open instead: `displacedMinor`.
 */
export type ClaimLedger = {
  readonly invoicedMinor: number;
  readonly creditedMinor: number;
  /** Payments as the case counts them: all on the principal. */
  readonly receivedMinor: number;
  /** Principal that bears interest although the case counts it as paid. It belongs to the claim. */
  readonly displacedMinor: number;
  readonly displacedWaivedMinor: number;
  /** Interest on the principal, and on interest that was added to the capital; exact, since the start. */
  readonly simple: ExactInterest;
  readonly compound: ExactInterest;
  /** Unpaid interest of full years that bears interest itself. */
  readonly capitalizedMinor: number;
  readonly interestPaidMinor: number;
  readonly interestWaivedMinor: number;
  readonly compensationMinor: number;
  readonly compensationPaidMinor: number;
  readonly compensationWaivedMinor: number;
  /** Money, credit or waiver that met nothing to settle. */
  readonly unallocatedMinor: number;
  readonly dayCount: DayCount;
  readonly allocation: Allocation;
};

/** The ledger of an invoice before anything happened. */
export function openedLedger({ principal, dayCount, allocation }: CompleteClaimInput): ClaimLedger {
  return {
    invoicedMinor: principal.amountMinor,
    creditedMinor: 0,
    receivedMinor: 0,
    displacedMinor: 0,
    displacedWaivedMinor: 0,
    simple: 0n,
    compound: 0n,
    capitalizedMinor: 0,
    interestPaidMinor: 0,
    interestWaivedMinor: 0,
    compensationMinor: 0,
    compensationPaidMinor: 0,
    compensationWaivedMinor: 0,
    unallocatedMinor: 0,
    dayCount,
    allocation,
  };
}

/** What is left of the principal as the case counts it. */
export function caseBalanceMinor({ invoicedMinor, creditedMinor, receivedMinor }: ClaimLedger): number {
  return invoicedMinor - creditedMinor - receivedMinor;
}

/** The part of the principal that is open here and bears interest. */
export function principalOpenMinor(ledger: ClaimLedger): number {
  return caseBalanceMinor(ledger) + ledger.displacedMinor;
}

/** All interest so far, rounded once on its running total: it never falls. */
export function interestMinor({ simple, compound, dayCount }: ClaimLedger): number {
  return roundedInterest(simple + compound, dayCount);
}

/** Interest neither paid nor waived. */
export function interestOpenMinor(ledger: ClaimLedger): number {
  return interestMinor(ledger) - ledger.interestPaidMinor - ledger.interestWaivedMinor;
}

/** Fixed compensation neither paid nor waived. */
export function compensationOpenMinor(ledger: ClaimLedger): number {
  return ledger.compensationMinor - ledger.compensationPaidMinor - ledger.compensationWaivedMinor;
}
