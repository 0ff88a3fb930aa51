import * as z from 'zod';
import { isValidBIC, isValidIBAN } from 'ibantools';
import { civilDateSchema } from './calendar/civil-date.ts';
import { debtorDetailsSchema, debtorSchema } from './debtor.ts';
import { stageSchema } from './dunning-policy.ts';
import { plainText } from './plain-text.ts';
import { earliestDate, latestDate } from './invoice-dates.ts';
import { latePaymentTermsSchema } from './late-payment/late-payment-terms.ts';
import { moneySchema } from './money.ts';
import { claimKinds } from './prescription/prescription-rules.table.ts';

/** A web address in the characters of RFC 3986 alone: the rest is read differently by different mail readers. */
const linkSchema = z
  .url('is not an absolute web address')
  .max(2000)
  .regex(/^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/, 'holds characters that a web address has to encode');

const ibanSchema = z.string().refine((iban) => isValidIBAN(iban), 'is not a valid IBAN (electronic format, no spaces)');
const bicSchema = z.string().refine((bic) => isValidBIC(bic), 'is not a valid BIC');

/** How an invoice is to be paid. */
export const paymentMethods = ['transfer', 'card', 'directDebit', 'billOfExchange', 'check', 'cash', 'other'] as const;

/** A factor to whom the invoice was assigned: only what is paid to him discharges the debtor. */
const assigneeSchema = z.strictObject({
  name: plainText(200),
  iban: ibanSchema,
  bic: bicSchema.optional(),
  /** The factor asks for the money himself: nothing of ours that asks for it leaves. */
  isCollectedByFactor: z.boolean().optional(),
});

export const paymentMeansSchema = z.strictObject({
  method: z.enum(paymentMethods).optional(),
  iban: ibanSchema.optional(),
  bic: bicSchema.optional(),
  assignedTo: assigneeSchema.optional(),
  paymentLink: linkSchema.optional(),
  reference: plainText(140).optional(),
});

/** The last stage that was told before Relance took over, and on which day. */
const dunnedSoFarSchema = z.strictObject({ stage: stageSchema, on: civilDateSchema });

/** An invoice as it is taken, whatever it came in. */
export const receivedInvoiceSchema = z.strictObject({
  number: plainText(64),
  creditor: plainText(20).default('main'),
  debtor: debtorDetailsSchema,
  amount: moneySchema,
  /** The VAT in the amount, in its minor units: what a write-off may give back. */
  vatMinor: z.int().min(0).optional(),
  /** When the VAT falls due: when the money comes in, each receipt is told as a status 212 (CGI 290 A); else with the invoice. */
  vatDueOn: z.enum(['issue', 'receipt']).optional(),
  issueDate: civilDateSchema.refine((date) => date >= earliestDate, `is before ${earliestDate}`),
  dueDate: civilDateSchema.refine((date) => date <= latestDate, `is after ${latestDate}`),
  paymentMeans: paymentMeansSchema.optional(),
  policyId: plainText(64).optional(),
  purchaseOrder: plainText(64).optional(),
  documentUrl: linkSchema.optional(),
  latePayment: latePaymentTermsSchema.optional(),
  /** What the claim is for, where the law gives less time to sue for it; an ordinary claim when left out. */
  claimKind: z.enum(claimKinds).optional(),
  /** What the debtor was told by another system before: the ladder goes on after it. */
  dunnedSoFar: dunnedSoFarSchema.optional(),
  /** What kind of invoice an e-invoice says it is (BT-3, UNTDID 1001). */
  typeCode: plainText(3).optional(),
  /** Where the due date is from when an e-invoice does not state it: its terms, or the policy's usual term. */
  dueDateFrom: z.enum(['terms', 'policyTerm']).optional(),
});
export type PostedInvoice = z.infer<typeof receivedInvoiceSchema>;

/** An invoice as billing systems post it (POST /invoices, the InvoiceIssued event): what only e-invoices say is not taken. */
export const postedInvoiceSchema = receivedInvoiceSchema
  .omit({ typeCode: true, dueDateFrom: true })
  .extend({ debtor: debtorSchema });

/** The receivable itself, without the debtor's personal data: what a case keeps of the invoice for good. */
export type Invoice = Omit<PostedInvoice, 'debtor'> & { readonly debtorId: string };

/** Splits what was posted into the receivable and the debtor. */
export function receivableOf({ debtor, ...invoice }: PostedInvoice): Invoice {
  return { ...invoice, debtorId: debtor.id };
}
