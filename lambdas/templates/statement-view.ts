import type { Locale } from '../domain/debtor.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { ActionLink, BankTransfer, LabeledValue } from './message-view.ts';

/** One line of a statement's table, its cells in the order of the columns. */
export interface StatementRow {
  readonly number: string;
  readonly issued: string;
  readonly due: string;
  readonly status: string;
  readonly isLate: boolean;
  readonly amount: string;
  readonly paid: string;
  readonly credited: string;
  readonly balance: string;
  /** What of it is in dispute, promised, or to be paid in instalments; empty when nothing is. */
  readonly mark: string;
}

/** The invoices of one currency, and what they add up to. */
export interface StatementTable {
  readonly caption: string;
  readonly rows: readonly StatementRow[];
  /** In place of the invoices that are not listed. */
  readonly rest: (Pick<StatementRow, 'amount' | 'paid' | 'credited' | 'balance'> & { readonly label: string }) | null;
  readonly total: Pick<StatementRow, 'amount' | 'paid' | 'credited' | 'balance'> & { readonly label: string };
  /** What the total is made of: late, due today, not yet due. */
  readonly parts: readonly LabeledValue[];
  /** Money that is on no invoice yet, and what is owed less it; empty when there is none. */
  readonly net: readonly LabeledValue[];
}

/** A statement of account ready for layout: every string final, in the debtor's language. */
export interface StatementView {
  readonly locale: Locale;
  readonly title: string;
  readonly asOf: string;
  readonly writtenOn: CivilDate;
  readonly sender: { readonly name: string; readonly lines: readonly string[] };
  readonly contact: { readonly heading: string; readonly lines: readonly string[] };
  /** Name and postal address, as the window of an envelope shows them. */
  readonly addressee: readonly string[];
  readonly opening: string;
  readonly columns: Omit<StatementRow, 'isLate' | 'mark'>;
  readonly tables: readonly StatementTable[];
  /** Money that is on no invoice yet, in currencies in which nothing is owed. */
  readonly notes: readonly string[];
  readonly payment: {
    readonly heading: string;
    readonly online: ActionLink | null;
    readonly transfers: readonly BankTransfer[];
  } | null;
  readonly closing: string;
  /** On later pages, in place of the letterhead. */
  readonly runningHead: string;
  readonly footer: readonly string[];
}
