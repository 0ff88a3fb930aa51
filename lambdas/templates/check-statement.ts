import { checkInvoice } from './check-invoice.ts';
import { owedMinor, type PrintedInvoice } from './printed-invoice.ts';
import type { StatementContent, StatementSection, StatementSums } from './statement-content.ts';
import { UnprintableMessageError } from './unprintable-message-error.ts';

const none: StatementSums = { amountMinor: 0, paidMinor: 0, creditedMinor: 0, owedMinor: 0 };

/** The sums of some invoices, added to others. */
export const sumsOfInvoices = (invoices: readonly PrintedInvoice[], others: StatementSums = none): StatementSums =>
  invoices.reduce(
    (sums, invoice) => ({
      amountMinor: sums.amountMinor + invoice.amountMinor,
      paidMinor: sums.paidMinor + invoice.paidMinor,
      creditedMinor: sums.creditedMinor + invoice.creditedMinor,
      owedMinor: sums.owedMinor + owedMinor(invoice),
    }),
    { ...others },
  );

const checkSection = ({ currency, items, rest, total, ...parts }: StatementSection): void => {
  for (const item of items) checkInvoice(item);
  const sums = sumsOfInvoices(items, rest ?? none);
  for (const name of ['amountMinor', 'paidMinor', 'creditedMinor', 'owedMinor'] as const)
    if (sums[name] !== total[name])
      throw new UnprintableMessageError(
        `The ${name} of the invoices in ${currency} is ${sums[name]}, not ${total[name]}`,
      );
  const byDay = parts.lateMinor + parts.dueTodayMinor + parts.upcomingMinor;
  if (byDay !== total.owedMinor)
    throw new UnprintableMessageError(`What is owed in ${currency} by its days is ${byDay}, not ${total.owedMinor}`);
};

/**
 * Refuses a statement whose figures do not add up, line by line and in total, or that lists nothing.
 * @throws UnprintableMessageError
 */
export const checkStatement = ({ sections, count }: StatementContent): void => {
  for (const section of sections) checkSection(section);
  const listed = sections.reduce((sum, { items, rest }) => sum + items.length + (rest?.count ?? 0), 0);
  if (listed === 0 || listed !== count)
    throw new UnprintableMessageError(`A statement of ${count} invoices has ${listed} of them`);
};
