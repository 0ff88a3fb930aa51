import type { StatementItem } from '../statement-content.ts';
import type { StatementView } from '../statement-view.ts';

/** What a statement of account says in one language; amounts and dates are already printed in it. */
export interface StatementWording {
  readonly title: string;
  readonly asOf: (date: string) => string;
  /** The name of the file, without its ending; the date is `YYYY-MM-DD`. */
  readonly fileName: (date: string) => string;
  readonly contact: string;
  readonly opening: string;
  readonly columns: StatementView['columns'];
  readonly caption: (currency: string) => string;
  readonly daysLate: (days: number) => string;
  /** In place of invoices that are not listed; one date where all are due on it. */
  readonly rest: (count: number, firstDue: string, lastDue: string) => string;
  /** What of an invoice is collected without the debtor being asked. */
  readonly collected: Readonly<Record<NonNullable<StatementItem['collectedBy']>, string>>;
  readonly total: string;
  readonly late: string;
  readonly dueToday: string;
  readonly upcoming: string;
  readonly unapplied: string;
  /** What is owed less what was paid and is on no invoice yet; the other way round when that is more. */
  readonly net: (isInFavor: boolean) => string;
  readonly payment: string;
  readonly closing: string;
}
