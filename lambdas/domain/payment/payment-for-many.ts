import * as z from 'zod';
import { plainText } from '../plain-text.ts';
import { paymentSchema } from '../payment.ts';

/** Which part of a sum goes to an invoice, in minor units of that sum's currency. */
export const allocationSchema = z.strictObject({ invoiceId: plainText(80), amountMinor: z.int().min(1) });
export type Allocation = z.infer<typeof allocationSchema>;

/** What a bank says of a payment, with its lines and all that it has mangled: it is searched and shown to people. */
const remittanceText = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .refine((text) => text.isWellFormed(), 'holds halves of characters');

/**
 * One payment for several invoices (POST /payments): with what goes to each, or with the text in which the payer names
 * them. Its id is unique per creditor, among all payments.
 */
export const paymentForManySchema = paymentSchema.extend({
  creditor: plainText(20).default('main'),
  text: remittanceText.optional(),
  debtorId: plainText(64).optional(),
  allocations: z.array(allocationSchema).min(1).max(200).optional(),
});
export type PaymentForMany = z.infer<typeof paymentForManySchema>;

/** All that may name invoices: what the payer wrote, and what the bank calls its reference. */
export function remittanceOf({ text, reference }: Pick<PaymentForMany, 'text' | 'reference'>): string {
  return [reference, text].filter((part) => part !== undefined).join('\n');
}
