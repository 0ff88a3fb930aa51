import { creditNoteSchema } from '../../domain/case/credit-note.ts';
import { reversalSchema } from '../../domain/case/reverse-payment.ts';
import { useSchema } from '../../domain/debtor/use-unapplied.ts';
import { paymentSchema } from '../../domain/payment.ts';
import { paymentForManySchema } from '../../domain/payment/payment-for-many.ts';
import { wholeReversalSchema } from '../../domain/payment/reverse-whole.ts';
import { debtorQuerySchema, noQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** Requests about payments and credit notes. */
export const moneyOperations = {
  'record-payment': {
    summary: 'Record a payment; full payment closes the case.',
    body: paymentSchema,
    query: noQuerySchema,
    answer: 'Payment',
    statuses: {
      201: 'The payment is on record.',
      200: 'The same payment was recorded before.',
      409: 'The payment id is taken by other content.',
    },
  },
  'record-payment-for-many': {
    summary:
      'Record one payment for several invoices: as allocated, else by the invoices its text names, the oldest due first.',
    body: paymentForManySchema,
    query: noQuerySchema,
    answer: 'SpreadPayment',
    statuses: {
      201: 'The payment is on record; what came in beyond the invoices is unapplied money, with a task.',
      200: 'The same payment was recorded before.',
      409: 'The payment id is taken by other content.',
    },
  },
  'reverse-payment': {
    summary: 'Take a whole payment back; a case it had paid is open again.',
    body: reversalSchema,
    query: noQuerySchema,
    answer: 'Reversal',
    statuses: {
      201: 'The payment is reversed.',
      200: 'The same reversal was recorded before.',
      409: 'The payment was reversed before, or the id or the Idempotency-Key is taken.',
    },
  },
  'reverse-whole-payment': {
    summary:
      'Take a payment back from every invoice that has some of it, and what is on none from its debtor; each debtor is told once.',
    body: wholeReversalSchema,
    query: noQuerySchema,
    answer: 'WholeReversal',
    statuses: {
      201: 'The payment is reversed.',
      200: 'The same reversal was recorded before.',
      409: 'The payment was reversed before, or the id or the Idempotency-Key is taken.',
    },
  },
  'record-credit-note': {
    summary: 'Record a credit note; a credit of all that is owed closes the case.',
    body: creditNoteSchema,
    query: noQuerySchema,
    answer: 'CreditNote',
    statuses: {
      201: 'The credit note is on record.',
      200: 'The same credit note was recorded before.',
      409: 'The number or the Idempotency-Key is taken by other content.',
    },
  },
  'allocate-unapplied-money': {
    summary:
      'Put unapplied money of a debtor on his invoices, or note that it was paid back; with neither, money of a payment that nobody knew becomes his.',
    body: useSchema,
    query: debtorQuerySchema,
    answer: 'UseOfMoney',
    statuses: {
      201: 'The money is where it belongs.',
      200: 'The same was done before.',
      409: 'The id or the Idempotency-Key is taken.',
    },
  },
} satisfies Operations;
