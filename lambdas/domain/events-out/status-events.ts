import * as z from 'zod';
import { count, data, day, minor, text } from './event-parts.ts';

/** The life cycle of an e-invoice. Amounts in minor units of the invoice's currency, VAT included. */
export const statusEvents = {
  InvoiceStatusReceived: data({
    statusId: text,
    code: count,
    at: text,
    reasonCode: text.optional(),
    amountMinor: minor.optional(),
    platform: text.optional(),
    saidMark: text.optional(),
    taskId: text.optional(),
  }),
  InvoiceStatusIssued: data({
    statusId: text,
    code: z.literal(212),
    creditor: text,
    number: text,
    amountMinor: minor,
    currency: text,
    on: day,
    paymentId: text,
    reversalId: text.optional(),
  }),
};
