import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Currency, Money } from '../domain/money.ts';
import type { LetterHead } from './letter-head.ts';
import type { PrintedInvoice } from './printed-invoice.ts';

/** Sums over invoices of one currency, in its minor units. */
export interface StatementSums {
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly creditedMinor: number;
  readonly owedMinor: number;
}

/** One invoice on a statement. */
export interface StatementItem extends PrintedInvoice {
  /** How the money comes without the debtor being asked: no account is named for it, else he would pay twice. */
  readonly collectedBy?: 'directDebit' | 'billOfExchange' | 'factor' | undefined;
}

/** The invoices of one currency on which something is owed, those due first before the others. */
export interface StatementSection {
  readonly currency: Currency;
  readonly items: readonly StatementItem[];
  /** The invoices that are not listed because there are too many, due from one day to another; null when all are. */
  readonly rest:
    (StatementSums & { readonly count: number; readonly firstDue: CivilDate; readonly lastDue: CivilDate }) | null;
  /** All invoices, listed or not. */
  readonly total: StatementSums;
  /** What is owed by when it is due: late and due today are what can be asked for now. */
  readonly lateMinor: number;
  readonly dueTodayMinor: number;
  readonly upcomingMinor: number;
}

/** What a debtor owes on a day, invoice by invoice: all that is open, whether a message tells of it or not. */
export interface StatementContent extends LetterHead {
  /** How many invoices are open, in all currencies. */
  readonly count: number;
  readonly sections: readonly StatementSection[];
  /** What the debtor has paid that is on no invoice yet, a sum per currency. */
  readonly unapplied: readonly Money[];
}
