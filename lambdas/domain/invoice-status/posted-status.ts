import * as z from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { currencySchema } from '../money.ts';
import { plainText } from '../plain-text.ts';

const statusShape = z.strictObject({
  id: plainText(100).optional().describe('The id of the platform’s message: the same again changes nothing.'),
  code: z.int().min(100).max(999),
  at: z.iso.datetime({ offset: true }).optional().describe('When the status was set, as an instant.'),
  on: civilDateSchema.optional().describe('The day on which it was set, where no more is known.'),
  reasonCode: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,50}$/, 'must be 1 to 50 letters, digits, dots, dashes and underscores')
    .optional(),
  reason: plainText(1000).optional().describe('In words. It is kept where it can be erased.'),
  amount: z
    .strictObject({ amountMinor: z.int(), currency: currencySchema })
    .optional()
    .describe('VAT included: the accepted part (206), or what was paid or collected (211, 212).'),
  platform: plainText(100).optional().describe('The platform that tells of it.'),
});

type Times = { readonly at?: string | undefined; readonly on?: string | undefined };
const namesOneTime = ({ at, on }: Times): boolean => (at === undefined) !== (on === undefined);
const oneTime = { path: ['at'], error: 'give either at or on' };

/** POST /invoices/{id}/statuses: a status of the e-invoice's life cycle. Amounts in minor units. */
export const postedStatusSchema = statusShape.refine(namesOneTime, oneTime);
export type PostedStatus = z.infer<typeof postedStatusSchema>;

/** The same on the bus: with the id of the platform's message, and which invoice it is about. */
export const statusEventSchema = statusShape
  .extend({
    id: plainText(100),
    invoiceId: plainText(80).optional(),
    creditor: plainText(20).default('main'),
    invoiceNumber: plainText(64).optional(),
  })
  .refine(namesOneTime, oneTime)
  .refine(({ invoiceId, invoiceNumber }) => (invoiceId === undefined) !== (invoiceNumber === undefined), {
    path: ['invoiceId'],
    error: 'give either invoiceId or invoiceNumber',
  });
export type StatusEvent = z.infer<typeof statusEventSchema>;
