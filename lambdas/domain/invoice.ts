import { createHash } from 'node:crypto';
import * as z from 'zod';
import { isValidBIC, isValidIBAN } from 'ibantools';
import { civilDateSchema } from './calendar/civil-date.ts';
import { type Creditor, isListedLink, ownsAccount } from './creditor.ts';
import { debtorSchema, plainText } from './debtor.ts';
import { type Fault, faultsOf } from './fault.ts';
import { moneySchema } from './money.ts';

const paymentMeansSchema = z.strictObject({
  iban: z
    .string()
    .refine((iban) => isValidIBAN(iban), 'is not a valid IBAN (electronic format, no spaces)')
    .optional(),
  bic: z
    .string()
    .refine((bic) => isValidBIC(bic), 'is not a valid BIC')
    .optional(),
  paymentLink: z.url().max(2000).optional(),
  reference: plainText(140).optional(),
});

/** Public holidays are known from 2010 to 2045; dunning may follow a due date for years. */
const earliestDate = '2010-01-01';
const latestDate = '2039-12-31';

/** An invoice as billing systems post it (POST /invoices, the InvoiceIssued event). */
export const postedInvoiceSchema = z
  .strictObject({
    number: plainText(64),
    creditor: plainText(20).default('main'),
    debtor: debtorSchema,
    amount: moneySchema,
    issueDate: civilDateSchema,
    dueDate: civilDateSchema,
    paymentMeans: paymentMeansSchema.optional(),
    policyId: plainText(64).optional(),
    purchaseOrder: plainText(64).optional(),
    documentUrl: z.url().max(2000).optional(),
  })
  .refine((invoice) => invoice.issueDate >= earliestDate, { path: ['issueDate'], error: `is before ${earliestDate}` })
  .refine((invoice) => invoice.dueDate <= latestDate, { path: ['dueDate'], error: `is after ${latestDate}` })
  .refine((invoice) => invoice.dueDate >= invoice.issueDate, { path: ['dueDate'], error: 'is before the issue date' });
export type PostedInvoice = z.infer<typeof postedInvoiceSchema>;

/** The receivable itself, without the debtor's personal data: what a case keeps of the invoice for good. */
export type Invoice = Omit<PostedInvoice, 'debtor'> & { readonly debtorId: string };

/** Splits what was posted into the receivable and the debtor. */
export function receivableOf({ debtor, ...invoice }: PostedInvoice): Invoice {
  return { ...invoice, debtorId: debtor.id };
}

/**
 * The id of an invoice: creditor, a readable slug of the number and 8 hex digits of a hash of the exact pair, so that
 * `FA/1` and `FA-1` differ. URL-safe, and short enough to be, with a run number, the name of an execution (80 characters).
 */
export function invoiceIdOf(creditor: string, number: string): string {
  const slug = number
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 32);
  const hash = createHash('sha256')
    .update(JSON.stringify([creditor, number]))
    .digest('hex')
    .slice(0, 8);
  return [creditor, slug, hash].filter((part) => part !== '').join('-');
}

/** What a creditor's own rules refuse in an invoice that is well formed: money must not be led astray. */
export function invoiceFaults(
  invoice: PostedInvoice,
  creditor: Creditor | undefined,
  policyIds: readonly string[],
): Fault[] {
  if (!creditor) return [{ field: 'creditor', message: `is not a creditor of this deployment: ${invoice.creditor}` }];
  const { paymentMeans: means, documentUrl } = invoice;
  return faultsOf([
    [
      means?.iban !== undefined && !ownsAccount(creditor, means.iban),
      'paymentMeans.iban',
      "is not one of the creditor's bank accounts",
    ],
    [
      means?.paymentLink !== undefined && !isListedLink(creditor, means.paymentLink),
      'paymentMeans.paymentLink',
      "is not https on one of the creditor's link hosts",
    ],
    [
      documentUrl !== undefined && !isListedLink(creditor, documentUrl),
      'documentUrl',
      "is not https on one of the creditor's link hosts",
    ],
    [
      invoice.policyId !== undefined && !policyIds.includes(invoice.policyId),
      'policyId',
      'is not a policy of this deployment',
    ],
    [
      invoice.debtor.policyId !== undefined && !policyIds.includes(invoice.debtor.policyId),
      'debtor.policyId',
      'is not a policy of this deployment',
    ],
  ]);
}
