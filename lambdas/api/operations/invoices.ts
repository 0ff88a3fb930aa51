import { amendmentSchema } from '../../domain/case/amend-invoice.ts';
import { cancelSchema } from '../../domain/case/cancel-invoice.ts';
import { reopeningSchema } from '../../domain/case/reopen-case.ts';
import { voidingSchema } from '../../domain/case/void-notice.ts';
import { postedInvoiceSchema } from '../../domain/invoice.ts';
import { invoicesQuerySchema, logQuerySchema, noQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** Requests about the dunning of an invoice. */
export const invoicesOperations = {
  'post-invoice': {
    summary: 'Post an invoice; its dunning begins.',
    body: postedInvoiceSchema,
    query: noQuerySchema,
    answer: 'Invoice',
    statuses: {
      201: 'The case is open.',
      200: 'The same invoice was posted before.',
      409: 'The number is taken by other content.',
    },
  },
  'list-invoices': {
    summary: 'List invoices by due date.',
    query: invoicesQuerySchema,
    answer: 'Invoices',
    statuses: { 200: 'A page of invoices.' },
  },
  'get-invoice': {
    summary: 'One invoice with its debtor and notices.',
    query: noQuerySchema,
    answer: 'Invoice',
    statuses: { 200: 'The invoice.' },
  },
  'get-timeline': {
    summary: 'Every event of an invoice, oldest first.',
    query: logQuerySchema,
    answer: 'Timeline',
    statuses: { 200: 'A page of events.' },
  },
  'get-next-action': {
    summary: 'What comes next, from when, and what stands against it.',
    query: noQuerySchema,
    answer: 'Assessment',
    statuses: { 200: 'The assessment.' },
  },
  'amend-invoice': {
    summary: 'Change the due date, purchase order or payment means of an invoice; its ladder is planned again.',
    body: amendmentSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: { 200: 'The invoice.', 409: 'The case is closed, or the id or the Idempotency-Key is taken.' },
  },
  'cancel-invoice': {
    summary: 'Cancel an invoice; dunning ends.',
    body: cancelSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: { 200: 'The invoice.', 409: 'The case is closed already, or the Idempotency-Key is taken.' },
  },
  'void-notice': {
    summary: 'Take back the last notice that left; its stage comes again in a new cycle.',
    body: voidingSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: {
      200: 'The invoice.',
      404: 'No such notice has left.',
      409: 'It is not the last one, the case is closed, or the id or the Idempotency-Key is taken.',
    },
  },
  'reopen-case': {
    summary: 'Undo a cancellation, a write-off or a hand-over; dunning goes on where it stood.',
    body: reopeningSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: {
      200: 'The invoice.',
      409: 'The case is not closed, or nothing is owed, or the id or the Idempotency-Key is taken.',
    },
  },
} satisfies Operations;
