import type { CivilDate } from '../calendar/civil-date.ts';
import type { BankEntry, BankStatement } from './bank-statement.ts';

/** A movement as callers see it: what the bank says, without the counterparty. */
export type EntryView = {
  readonly amountMinor: number;
  readonly currency: string;
  readonly sign: 'credit' | 'debit';
  readonly bookedOn: CivilDate;
  readonly status: BankEntry['status'];
  readonly references: readonly string[];
  readonly text: string;
};

export type StatementView = { readonly account: string; readonly entries: readonly EntryView[] };

/** One movement as callers see it. */
export function entryView(entry: BankEntry): EntryView {
  const { amountMinor, currency, sign, bookedOn, status, references, text } = entry;
  return { amountMinor, currency, sign, bookedOn, status, references, text };
}

/** One statement as callers see it, before anything is matched. */
export function statementView({ account, entries }: BankStatement): StatementView {
  return { account, entries: entries.map(entryView) };
}
