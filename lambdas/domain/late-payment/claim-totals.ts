import { roundedInterest } from './accrual.ts';
import {
  caseBalanceMinor,
  type ClaimLedger,
  compensationOpenMinor,
  interestMinor,
  interestOpenMinor,
  principalOpenMinor,
} from './claim-ledger.ts';
import type { CompensationDue } from './fixed-compensation.ts';

/** What was due of a part of the debt, and what became of it, in minor units: due less paid less waived is open. */
export type ClaimComponent = {
  readonly dueMinor: number;
  readonly paidMinor: number;
  readonly waivedMinor: number;
  readonly openMinor: number;
};

/** The claim in sums, in minor units. */
export type ClaimTotals = {
  /** The principal as this ledger shares payments out; `caseBalanceMinor` is what the case says is left of it. */
  readonly principal: ClaimComponent & {
    readonly invoicedMinor: number;
    readonly creditedMinor: number;
    readonly caseBalanceMinor: number;
  };
  /** All interest. Of that, `compoundedMinor` is interest on interest. */
  readonly interest: ClaimComponent & { readonly simpleMinor: number; readonly compoundedMinor: number };
  readonly fixedCompensation: ClaimComponent & { readonly why: CompensationDue['why'] };
  /** Principal, interest and compensation that are still owed. */
  readonly openMinor: number;
  /** What the debtor owes beyond what the case asks for: the second ledger's own balance. */
  readonly claimOpenMinor: number;
  /** Of the events, what met nothing to settle. */
  readonly unallocatedMinor: number;
  readonly provisional: boolean;
};

/** The sums of a ledger. */
export function claimTotals(ledger: ClaimLedger, compensation: CompensationDue, provisional: boolean): ClaimTotals {
  const principalDueMinor = ledger.invoicedMinor - ledger.creditedMinor;
  const principalMinor = principalOpenMinor(ledger);
  const allInterestMinor = interestMinor(ledger);
  const simpleMinor = roundedInterest(ledger.simple, ledger.dayCount);
  const openMinor = principalMinor + interestOpenMinor(ledger) + compensationOpenMinor(ledger);
  return {
    principal: {
      invoicedMinor: ledger.invoicedMinor,
      creditedMinor: ledger.creditedMinor,
      dueMinor: principalDueMinor,
      paidMinor: principalDueMinor - ledger.displacedWaivedMinor - principalMinor,
      waivedMinor: ledger.displacedWaivedMinor,
      openMinor: principalMinor,
      caseBalanceMinor: caseBalanceMinor(ledger),
    },
    interest: {
      dueMinor: allInterestMinor,
      simpleMinor,
      compoundedMinor: allInterestMinor - simpleMinor,
      paidMinor: ledger.interestPaidMinor,
      waivedMinor: ledger.interestWaivedMinor,
      openMinor: interestOpenMinor(ledger),
    },
    fixedCompensation: {
      dueMinor: ledger.compensationMinor,
      paidMinor: ledger.compensationPaidMinor,
      waivedMinor: ledger.compensationWaivedMinor,
      openMinor: compensationOpenMinor(ledger),
      why: compensation.why,
    },
    openMinor,
    claimOpenMinor: openMinor - caseBalanceMinor(ledger),
    unallocatedMinor: ledger.unallocatedMinor,
    provisional,
  };
}
