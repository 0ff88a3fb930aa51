import { format } from 'date-fns';
import * as z from 'zod';
import { currencySchema } from '../../lambdas/domain/money.ts';
import { parseDate } from './parse-date.ts';

const column = z.string({ error: 'must name a column of the CSV file' });

function dateFormatFault(dateFormat: string): string | undefined {
  try {
    const text = format(new Date(2024, 10, 23), dateFormat);
    return parseDate(text, dateFormat) === '2024-11-23' ? undefined : 'does not tell year, month and day';
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `is not a date format of date-fns, such as M/d/yyyy: ${error.message}`;
  }
}

/** How to read a receivables book: which column holds what, how dates are written, and in which currency amounts are. */
export const columnsSchema = z.strictObject({
  columns: z.strictObject({
    number: column,
    debtor: column,
    issueDate: column,
    dueDate: column,
    /** In major units, such as 105.92. */
    amount: column,
    /** Full payment; a book of open invoices has no such column. */
    paidOn: column.optional(),
  }),
  dateFormat: z.string({ error: 'must be a date format such as M/d/yyyy' }).superRefine((dateFormat, context) => {
    const message = dateFormatFault(dateFormat);
    if (message !== undefined) context.addIssue({ code: 'custom', message: `"${dateFormat}" ${message}` });
  }),
  currency: currencySchema,
  /** What stands between two cells. */
  delimiter: z.string().length(1, 'must be one character').default(','),
});
export type BookColumns = z.infer<typeof columnsSchema>;
export type BookField = keyof BookColumns['columns'];
