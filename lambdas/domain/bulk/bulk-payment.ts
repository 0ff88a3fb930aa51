import * as z from 'zod';
import { plainText } from '../plain-text.ts';
import { paymentForManySchema } from '../payment/payment-for-many.ts';

/**
 * A payment in a bulk file: of one invoice, by its id or its number, or of those that its text or its parts name. What
 * says both is refused.
 */
export const bulkPaymentSchema = paymentForManySchema
  .extend({ invoiceId: plainText(80).optional(), invoiceNumber: plainText(64).optional() })
  .superRefine((payment, context) => {
    const isOfOne = payment.invoiceId !== undefined || payment.invoiceNumber !== undefined;
    const others = (['text', 'debtorId', 'allocations'] as const).filter((field) => payment[field] !== undefined);
    for (const field of isOfOne ? others : [])
      context.addIssue({ code: 'custom', path: [field], message: 'says what the invoice of the payment says already' });
    if (payment.invoiceId !== undefined && payment.invoiceNumber !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['invoiceNumber'],
        message: 'stands beside invoiceId: give one of them',
      });
  });
export type BulkPayment = z.infer<typeof bulkPaymentSchema>;
