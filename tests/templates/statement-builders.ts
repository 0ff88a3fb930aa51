import { sumsOfInvoices } from '../../lambdas/templates/check-statement.ts';
import { owedMinor, type PrintedInvoice } from '../../lambdas/templates/printed-invoice.ts';
import type { StatementContent, StatementSection } from '../../lambdas/templates/statement-content.ts';
import { anInvoice, atelierDurand, bankAccount, menuiserieRoux } from './message-builders.ts';

/** An invoice of 1,200.00, nothing paid, so many days late on 20 April 2026. */
export const aLine = (number: string, daysLate: number, given: Partial<PrintedInvoice> = {}): PrintedInvoice => {
  const dueDate = new Date(Date.UTC(2026, 3, 20 - daysLate)).toISOString().slice(0, 10);
  const payment = { ...bankAccount, reference: number };
  return anInvoice({ number, daysLate, dueDate, paidMinor: 0, payment, ...given });
};

/** The invoices of a currency with their sums; those of `unlisted` are only counted. */
export const aStatementSection = (
  items: readonly PrintedInvoice[],
  currency: StatementSection['currency'] = 'EUR',
  unlisted: readonly PrintedInvoice[] = [],
): StatementSection => {
  const all = [...items, ...unlisted];
  const owedWhere = (isMeant: (daysLate: number) => boolean) =>
    all.reduce((sum, invoice) => sum + (isMeant(invoice.daysLate) ? owedMinor(invoice) : 0), 0);
  const [first, last] = [unlisted[0], unlisted.at(-1)];
  return {
    currency,
    items,
    rest:
      first && last
        ? { ...sumsOfInvoices(unlisted), count: unlisted.length, firstDue: first.dueDate, lastDue: last.dueDate }
        : null,
    total: sumsOfInvoices(all),
    lateMinor: owedWhere((days) => days > 0),
    dueTodayMinor: owedWhere((days) => days === 0),
    upcomingMinor: owedWhere((days) => days < 0),
  };
};

const theLines = [aLine('FA-1', 30), aLine('FA-2', 12, { paidMinor: 30_000 }), aLine('FA-3', -10)];

/** What Menuiserie Roux owes on 20 April 2026: three invoices, two of them late. */
export const aStatement = (given: Partial<StatementContent> = {}): StatementContent => {
  const sections = given.sections ?? [aStatementSection(theLines)];
  return {
    locale: 'fr',
    creditor: atelierDurand,
    debtor: { ...menuiserieRoux, addressLines: ['ZA des Peupliers', '38200 Vienne'] },
    writtenOn: '2026-04-20',
    count: sections.reduce((sum, { items, rest }) => sum + items.length + (rest?.count ?? 0), 0),
    sections,
    unapplied: [],
    ...given,
  };
};
