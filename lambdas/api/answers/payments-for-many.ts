import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { reversalReasons } from '../../domain/message/transactional.ts';
import { moneySchema } from '../../domain/money.ts';
import { paymentForManySchema, allocationSchema } from '../../domain/payment/payment-for-many.ts';
import { debtorAnswer } from './debtor.ts';
import { invoiceSummaryAnswer } from './invoice-summary.ts';

const allocations = z.array(allocationSchema).describe('What of it went to which invoice, in minor units.');
const invoices = z.array(invoiceSummaryAnswer).describe('Those invoices as they are now.');

export const spreadPaymentAnswer = z.strictObject({
  payment: paymentForManySchema,
  allocations,
  unapplied: moneySchema
    .extend({ debtorId: z.string().nullable() })
    .nullable()
    .describe('What came in beyond them, and whose it is: null where nobody knows, which a task asks.'),
  invoices,
});

export const useOfMoneyAnswer = z.strictObject({
  id: z.string(),
  paymentId: z.string(),
  allocations,
  refundMinor: z.int().min(0),
  debtor: debtorAnswer,
  invoices,
});

export const wholeReversalAnswer = z.strictObject({
  id: z.string(),
  paymentId: z.string(),
  reason: z.enum(reversalReasons),
  receivedOn: civilDateSchema,
  invoices: invoices.describe('Every invoice from which it was taken back, as it is now.'),
});
