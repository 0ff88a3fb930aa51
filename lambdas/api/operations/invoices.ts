import { amendmentSchema } from '../../domain/case/amend-invoice.ts';
import { cancelSchema } from '../../domain/case/cancel-invoice.ts';
import { reopeningSchema } from '../../domain/case/reopen-case.ts';
import { voidingSchema } from '../../domain/case/void-notice.ts';
import { postedInvoiceSchema } from '../../domain/invoice.ts';
import { postedStatusSchema } from '../../domain/invoice-status/posted-status.ts';
import { eInvoiceTypes } from '../file-types.ts';
import { invoicesQuerySchema, logQuerySchema, noQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** Requests about the dunning of an invoice. */
export const invoicesOperations = {
  'post-invoice': {
    summary: 'Post an invoice, as JSON or as an e-invoice (UBL, CII, Factur-X); its dunning begins.',
    body: postedInvoiceSchema,
    fileTypes: eInvoiceTypes,
    query: noQuerySchema,
    answer: 'Invoice',
    otherAnswers: { 200: 'TakenCreditNote' },
    statuses: {
      201: 'The case is open.',
      200: 'The same invoice was posted before; or it is a credit note, and is taken.',
      409: 'The number is taken by other content.',
      413: 'JSON over 256 kB, or a file over 4 MB.',
      415: 'The content type is none of those taken.',
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
  'record-invoice-status': {
    summary: 'Take a status of the e-invoice’s life cycle, with its effect on the case.',
    body: postedStatusSchema,
    query: noQuerySchema,
    answer: 'InvoiceStatus',
    statuses: {
      201: 'It is on record, and the case is as it means.',
      200: 'The same was recorded before.',
      409: 'The id or the Idempotency-Key is taken.',
    },
  },
  'list-invoice-statuses': {
    summary: 'The life cycle of the e-invoice: statuses that were received, and those that Relance has issued.',
    query: noQuerySchema,
    answer: 'InvoiceStatuses',
    statuses: { 200: 'The statuses, as they arrived.' },
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
