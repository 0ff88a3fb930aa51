import * as z from 'zod';
import { actIdSchema } from '../case/act-id.ts';
import { reversalSchema } from '../case/reverse-payment.ts';
import { plainText } from '../plain-text.ts';
import { paymentForManySchema } from '../payment/payment-for-many.ts';

/** A payment as `POST /payments` takes it; the creditor stands in the address. */
export const postedPaymentSchema = paymentForManySchema.omit({ creditor: true }).extend({ type: z.literal('payment') });

/** A payment that was taken back, all of it. Told again under the same id it is the same. */
export const postedReversalSchema = reversalSchema.extend({
  type: z.literal('reversal'),
  id: actIdSchema,
  paymentId: plainText(128),
});

/** POST /webhooks/payments/{creditor}. */
export const postedMoneySchema = z.discriminatedUnion('type', [postedPaymentSchema, postedReversalSchema]);
export type PostedMoney = z.infer<typeof postedMoneySchema>;

const typedSchema = z.looseObject({ type: z.string() });

/** True of what says that it is something else than money: what comes later in this format harms nobody who does not know it. */
export function isOtherType(body: unknown): boolean {
  const { data } = typedSchema.safeParse(body);
  return data !== undefined && data.type !== 'payment' && data.type !== 'reversal';
}
