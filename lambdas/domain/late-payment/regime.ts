import * as z from 'zod';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { DebtorKind } from '../debtor-kind.ts';
import type { Currency } from '../money.ts';
import type { BasisPoints } from './rate.ts';
import type { RateTable } from './rate-table.ts';

/** A set of rules about late payment: the law of a country, for a kind of debtor. */
export const regimeIdSchema = z.enum([
  'FR-business',
  'FR-consumer',
  'FR-public',
  'DE-business',
  'DE-consumer',
  'AT-business',
  'AT-consumer',
  'BE-business',
  'ES-business',
  'IT-business',
  'LU-business',
  'NL-business',
  'NL-consumer',
  'IE-business',
  'GB-business',
]);
export type RegimeId = z.infer<typeof regimeIdSchema>;

/** The creditor's own category, on which the French legal interest rate depends (CMF D313-1-A). */
export type CreditorKind = 'business' | 'privatePerson';

/**
 * How the rate follows its reference while the debt is open: `sliding` with every half-year; `frozen` at that of the
 * half-year in which interest starts; `single` likewise, where the law speaks of one rate for each debt; `flat` without
 * any reference.
 */
export type RateOverTime = 'sliding' | 'frozen' | 'single' | 'flat';

/** A fixed sum for the cost of recovery: the first band whose upper limit, included, the debt does not exceed. */
export type FixedCompensation = {
  readonly currency: Currency;
  readonly bands: readonly { readonly upToMinor: number; readonly amountMinor: number }[];
};

/** The rules of a regime, as data. */
export type Regime = {
  readonly country: string;
  readonly debtorKinds: readonly DebtorKind[];
  /** The texts, as they are cited on a calculation in any language: without a semicolon, which French spaces differently. */
  readonly law: string;
  /** Debts on which interest starts before it are under rules that are not here. */
  readonly appliesFrom: CivilDate;
  /** The reference rate, by who claims; null when the rate is flat. */
  readonly base: Readonly<Record<CreditorKind, RateTable>> | null;
  readonly marginBasisPoints: BasisPoints;
  readonly rateOverTime: RateOverTime;
  /** The rate is rounded up to the next multiple of it. */
  readonly roundedUpTo?: BasisPoints;
  readonly compounding: 'none' | 'yearly';
  readonly starts: 'dayAfterDueDate' | 'dayAfterFormalNotice';
  readonly fixedCompensation: FixedCompensation | null;
  /** A rate agreed in the contract is taken from this many times a reference rate on; refused when absent. */
  readonly contractRateFloor?: { readonly table: RateTable; readonly times: number };
};
