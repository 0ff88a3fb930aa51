import type * as z from 'zod';
import { holdSchema } from '../domain/case/hold.ts';
import { cancelSchema } from '../domain/case/cancel-invoice.ts';
import { legalDecisionSchema } from '../domain/case/legal-decision.ts';
import { postedInvoiceSchema } from '../domain/invoice.ts';
import { paymentSchema } from '../domain/payment.ts';
import { taskResultSchema } from '../domain/task.ts';
import { debtorQuerySchema, invoicesQuerySchema, noQuerySchema, pageQuerySchema } from './queries.ts';

/** The schemas of answers, by their names in the OpenAPI document. */
export type AnswerName =
  | 'Invoice'
  | 'InvoiceSummary'
  | 'Hold'
  | 'Payment'
  | 'Debtor'
  | 'Assessment'
  | 'Task'
  | 'Invoices'
  | 'Timeline'
  | 'Tasks'
  | 'OpenApi';

export type Operation = {
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly query: z.ZodObject;
  /** What a success answers. */
  readonly answer: AnswerName;
  /** What each status means, beside those that every route has. */
  readonly statuses: Readonly<Record<number, string>>;
};

/** What each handler takes and answers; the schemas of requests are those that validate them. */
export const operations: Readonly<Record<string, Operation>> = {
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
    query: pageQuerySchema,
    answer: 'Timeline',
    statuses: { 200: 'A page of events.' },
  },
  'get-next-action': {
    summary: 'What comes next, from when, and what stands against it.',
    query: noQuerySchema,
    answer: 'Assessment',
    statuses: { 200: 'The assessment.' },
  },
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
  'cancel-invoice': {
    summary: 'Cancel an invoice; dunning ends.',
    body: cancelSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: { 200: 'The invoice.', 409: 'The case is closed already, or the Idempotency-Key is taken.' },
  },
  'decide-legal': {
    summary: 'Decide what becomes of an invoice at the end of the ladder.',
    body: legalDecisionSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: { 200: 'The invoice.', 409: 'No decision is waiting, or the Idempotency-Key is taken.' },
  },
  'place-hold': {
    summary: 'Hold the dunning of an invoice until a day, on which it goes on by itself.',
    body: holdSchema,
    query: noQuerySchema,
    answer: 'Hold',
    statuses: {
      201: 'The hold is in force.',
      200: 'The same hold was placed before.',
      409: 'The case is closed, or the id or the Idempotency-Key is taken.',
    },
  },
  'lift-hold': {
    summary: 'End a hold before its day.',
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: { 200: 'The invoice.', 404: 'There is no such hold.' },
  },
  'get-debtor': {
    summary: 'One debtor.',
    query: debtorQuerySchema,
    answer: 'Debtor',
    statuses: { 200: 'The debtor.' },
  },
  'list-tasks': {
    summary: 'What waits for a person, by due date.',
    query: pageQuerySchema,
    answer: 'Tasks',
    statuses: { 200: 'A page of tasks.' },
  },
  'complete-task': {
    summary: 'End a task.',
    body: taskResultSchema,
    query: noQuerySchema,
    answer: 'Task',
    statuses: { 200: 'The task.', 409: 'The task ended otherwise, or the Idempotency-Key is taken.' },
  },
  'get-openapi': {
    summary: 'This document.',
    query: noQuerySchema,
    answer: 'OpenApi',
    statuses: { 200: 'OpenAPI 3.1.' },
  },
};
