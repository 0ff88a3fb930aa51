import type { CivilDate } from '../calendar/civil-date.ts';

/** The formats that are read. `camt.052` is read but never booked: it is a report within a day. */
export type StatementFormat = 'camt.052' | 'camt.053' | 'camt.054' | 'cfonb120' | 'mt940' | 'ofx';

/**
 * Whom money came from or went to, as the bank tells it. Personal data where it is a person. The IBAN has the form of one;
 * its check digits are for whoever relies on it.
 */
export type Counterparty = {
  readonly name?: string;
  /** For whom the party named paid or was paid (the ultimate debtor or creditor), where the bank tells it. */
  readonly ultimateName?: string;
  readonly iban?: string;
};

/** Why money went back: a code of the ISO external code set where the file gives one (`AC04`, `MD06` …). */
export type ReturnOfMoney = { readonly reasonCode?: string };

/**
 * One movement on an account; a batch is split into its details before. Amounts are never negative, in minor units of the
 * currency; zero where a bank lists a movement of nothing.
 */
export type BankEntry = {
  readonly amountMinor: number;
  readonly currency: string;
  readonly sign: 'credit' | 'debit';
  readonly bookedOn: CivilDate;
  readonly valueOn?: CivilDate;
  /** `BOOK`: on the account. `PDNG`, `INFO`: not, or not yet. */
  readonly status: 'BOOK' | 'PDNG' | 'INFO';
  /** Every reference as it is written, structured ones first: creditor reference, end-to-end id, what the bank calls it. */
  readonly references: readonly string[];
  /** The structured creditor reference (ISO 11649, QR, ISR, OGM …), as it is written. */
  readonly creditorReference?: string;
  /** Without `NOTPROVIDED`. */
  readonly endToEndId?: string;
  readonly mandateId?: string;
  /** What the account's bank calls the movement (camt AcctSvcrRef, OFX FITID …): the same in two statements that overlap. */
  readonly bankReference?: string;
  /** The details of one batch share it. With `of` above one and no details beside it, the entry is the sum of so many payments. */
  readonly batch?: { readonly reference?: string; readonly index: number; readonly of: number };
  /** What the payer wrote, its lines joined with line breaks. */
  readonly text: string;
  readonly counterparty?: Counterparty;
  /** Money that came back to whom it came from, or to us: an R-transaction, a reversal, a returned transfer. */
  readonly returned?: ReturnOfMoney;
  /** Why it is flagged; nothing when it is as it should be. */
  readonly why?: string;
};

export type StatementBalance = { readonly on: CivilDate; readonly amountMinor: number };

/** One statement of one account. */
export type BankStatement = {
  readonly format: StatementFormat;
  /** The IBAN, else bank and account number as the file writes them. */
  readonly account: string;
  readonly currency: string;
  /** The bank's id of the statement, where it has one. */
  readonly id?: string;
  /** Counts up by one from statement to statement of an account, where the bank numbers them. */
  readonly sequence?: number;
  /** Signed: below zero is overdrawn. */
  readonly opening?: StatementBalance;
  readonly closing?: StatementBalance;
  readonly entries: readonly BankEntry[];
  /** What was left out of it or is doubtful, one sentence each: a line without a date that can be used. */
  readonly flags: readonly string[];
};

/** What became of reading a file: `flag` when something was left out or is doubtful; nothing of a refused file is used. */
export type StatementReading =
  | {
      readonly outcome: 'accept' | 'flag';
      readonly statements: readonly BankStatement[];
      readonly reasons: readonly string[];
    }
  | { readonly outcome: 'reject'; readonly code: string; readonly reason: string };
