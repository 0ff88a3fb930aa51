import * as z from 'zod';
import { civilDateSchema } from './calendar/civil-date.ts';
import { plainText } from './plain-text.ts';
import { moneySchema } from './money.ts';

/** A payment as banks and payment providers tell it (POST …/payments). Its id is unique per creditor. */
export const paymentSchema = z.strictObject({
  id: plainText(128),
  amount: moneySchema,
  receivedOn: civilDateSchema,
  method: z.enum(['transfer', 'card', 'directDebit', 'check', 'cash', 'other']).optional(),
  reference: plainText(140).optional(),
});
export type Payment = z.infer<typeof paymentSchema>;
