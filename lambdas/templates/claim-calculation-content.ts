import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Currency } from '../domain/money.ts';
import type { LetterHead } from './letter-head.ts';

/** Days, both included, with one base and one rate. */
export interface CalculationLine {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly days: number;
  readonly ratePercent: string;
  readonly baseMinor: number;
  readonly interestMinor: number;
  readonly isProvisional: boolean;
}

/** What made less owed on a day, and of what. */
export interface CalculationEntry {
  readonly kind: 'payment' | 'creditNote' | 'claimPayment' | 'waiver';
  readonly on: CivilDate;
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly compensationMinor: number;
  /** Why it was given up, in the words of who did. */
  readonly reason?: string | undefined;
}

/** What was due of a part of the debt, and what became of it. */
export interface CalculationPart {
  readonly dueMinor: number;
  readonly paidMinor: number;
  readonly waivedMinor: number;
  readonly openMinor: number;
}

/** The calculation of the claim for late payment of one invoice as of the day it is written; amounts in minor units. */
export interface ClaimCalculationContent extends LetterHead {
  readonly invoice: { readonly number: string; readonly issueDate: CivilDate; readonly dueDate: CivilDate };
  readonly currency: Currency;
  readonly lines: readonly CalculationLine[];
  readonly entries: readonly CalculationEntry[];
  readonly parts: {
    readonly principal: CalculationPart;
    readonly interest: CalculationPart;
    readonly compensation: CalculationPart;
  };
  /** How it was computed, a sentence for each rule, and that it is no legal advice. */
  readonly conventions: readonly string[];
}
