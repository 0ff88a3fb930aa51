import type * as z from 'zod';
import { disputeSchema, resolutionSchema } from '../domain/case/dispute.ts';
import { holdSchema } from '../domain/case/hold.ts';
import { acceptanceSchema, instalmentPlanSchema } from '../domain/case/instalment-plan.ts';
import { amendmentSchema } from '../domain/case/amend-invoice.ts';
import { cancelSchema } from '../domain/case/cancel-invoice.ts';
import { creditNoteSchema } from '../domain/case/credit-note.ts';
import { reopeningSchema } from '../domain/case/reopen-case.ts';
import { disputeReopeningSchema } from '../domain/case/reopen-dispute.ts';
import { reversalSchema } from '../domain/case/reverse-payment.ts';
import { voidingSchema } from '../domain/case/void-notice.ts';
import { policyEditSchema } from '../domain/circumstances/edit-policy.ts';
import { globalHoldSchema } from '../domain/circumstances/global-hold.ts';
import { paymentFeedSchema } from '../domain/circumstances/payment-feed.ts';
import { legalDecisionSchema } from '../domain/case/legal-decision.ts';
import { whatIfSchema } from '../domain/case/what-if-of-book.ts';
import { promiseSchema } from '../domain/case/promise.ts';
import { debtorPatchSchema } from '../domain/debtor/amend-debtor.ts';
import { useSchema } from '../domain/debtor/use-unapplied.ts';
import { replySchema } from '../domain/debtor/debtor-reply.ts';
import { postedInvoiceSchema } from '../domain/invoice.ts';
import { paymentForManySchema } from '../domain/payment/payment-for-many.ts';
import { wholeReversalSchema } from '../domain/payment/reverse-whole.ts';
import { paymentSchema } from '../domain/payment.ts';
import { taskAnswerSchema } from '../domain/call-result.ts';
import {
  debtorQuerySchema,
  debtorTimelineQuerySchema,
  invoicesQuerySchema,
  noQuerySchema,
  pageQuerySchema,
  scheduleQuerySchema,
  policyHistoryQuerySchema,
} from './queries.ts';

/** The schemas of answers, by their names in the OpenAPI document. */
export type AnswerName =
  | 'Invoice'
  | 'InvoiceSummary'
  | 'Hold'
  | 'Dispute'
  | 'Promise'
  | 'InstalmentPlan'
  | 'GlobalHold'
  | 'GlobalHolds'
  | 'PaymentFeed'
  | 'Policy'
  | 'Policies'
  | 'PolicyHistory'
  | 'PolicyWhatIf'
  | 'Payment'
  | 'SpreadPayment'
  | 'UseOfMoney'
  | 'WholeReversal'
  | 'Reversal'
  | 'CreditNote'
  | 'Debtor'
  | 'DebtorHold'
  | 'Reply'
  | 'DebtorTimeline'
  | 'NextMessage'
  | 'Schedule'
  | 'PayerProfile'
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
  'amend-invoice': {
    summary: 'Change the due date, purchase order or payment means of an invoice; its ladder is planned again.',
    body: amendmentSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: { 200: 'The invoice.', 409: 'The case is closed, or the id or the Idempotency-Key is taken.' },
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
  'reopen-dispute': {
    summary: 'Undo the resolution of a dispute; it stands again until a person decides.',
    body: disputeReopeningSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: {
      200: 'The invoice.',
      404: 'There is no such dispute.',
      409: 'The dispute is not resolved, the case is closed, or the id or the Idempotency-Key is taken.',
    },
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
  'open-dispute': {
    summary: 'Take up what the debtor objects to; the rest goes on being dunned.',
    body: disputeSchema,
    query: noQuerySchema,
    answer: 'Dispute',
    statuses: {
      201: 'The dispute stands until a person decides.',
      200: 'The same dispute was taken up before.',
      409: 'The case is closed, or the id or the Idempotency-Key is taken.',
    },
  },
  'resolve-dispute': {
    summary: 'Decide a dispute.',
    body: resolutionSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: {
      200: 'The invoice.',
      404: 'There is no such dispute.',
      409: 'The dispute was resolved otherwise, the case is closed, or the Idempotency-Key is taken.',
    },
  },
  'make-promise': {
    summary: 'Take up what the debtor promises to pay, and confirm it to him; the rest goes on being dunned.',
    body: promiseSchema,
    query: noQuerySchema,
    answer: 'Promise',
    statuses: {
      201: 'The promise stands until its day and the grace after it.',
      200: 'The same promise was taken up before.',
      409: 'The case is closed, a plan stands, or the id or the Idempotency-Key is taken.',
    },
  },
  'withdraw-promise': {
    summary: 'End a promise early, as if it had not been made.',
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: { 200: 'The invoice.', 404: 'There is no such promise.' },
  },
  'make-instalment-plan': {
    summary: 'Agree on paying all of what is owed in 2 to 36 dated parts, and confirm it to the debtor.',
    body: instalmentPlanSchema,
    query: noQuerySchema,
    answer: 'InstalmentPlan',
    statuses: {
      201: 'The plan stands while each part comes in time.',
      200: 'The same plan was made before.',
      409: 'The case is closed, another plan stands, or the id or the Idempotency-Key is taken.',
    },
  },
  'accept-instalment-plan': {
    summary: 'Put on record that the debtor has accepted a plan.',
    body: acceptanceSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: {
      200: 'The invoice.',
      404: 'There is no such plan.',
      409: 'It was accepted otherwise or has ended, or the Idempotency-Key is taken.',
    },
  },
  'withdraw-instalment-plan': {
    summary: 'End a plan early: all of what is owed is due again.',
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: { 200: 'The invoice.', 404: 'There is no such plan.' },
  },
  'get-debtor': {
    summary: 'One debtor.',
    query: debtorQuerySchema,
    answer: 'Debtor',
    statuses: { 200: 'The debtor.' },
  },
  'get-debtor-timeline': {
    summary: 'Every change to a debtor, oldest first.',
    query: debtorTimelineQuerySchema,
    answer: 'DebtorTimeline',
    statuses: { 200: 'A page of changes.' },
  },
  'get-payer-profile': {
    summary: 'Who a debtor is as a payer: figures, the grade by the rules of his policy, why, and what it suggests.',
    query: debtorQuerySchema,
    answer: 'PayerProfile',
    statuses: { 200: 'The profile; it follows his invoices within seconds.' },
  },
  'preview-next-message': {
    summary: 'The next message to a debtor, as it will leave when nothing happens before.',
    query: debtorQuerySchema,
    answer: 'NextMessage',
    statuses: { 200: 'What leaves next, rendered, and what is withheld; no messages when none is planned.' },
  },
  'amend-debtor': {
    summary: 'Correct what is known of a debtor, or have nobody write to him.',
    body: debtorPatchSchema,
    query: debtorQuerySchema,
    answer: 'Debtor',
    statuses: { 200: 'The debtor as he is now.', 409: 'The Idempotency-Key is taken.' },
  },
  'place-debtor-hold': {
    summary: 'Hold the dunning of all invoices of a debtor until a day, on which it goes on by itself.',
    body: holdSchema,
    query: debtorQuerySchema,
    answer: 'DebtorHold',
    statuses: {
      201: 'The hold is in force.',
      200: 'The same hold was placed before.',
      409: 'The id or the Idempotency-Key is taken.',
    },
  },
  'lift-debtor-hold': {
    summary: 'End a hold on a debtor before its day.',
    query: debtorQuerySchema,
    answer: 'Debtor',
    statuses: { 200: 'The debtor.', 404: 'There is no such hold.' },
  },
  'record-reply': {
    summary: 'Record the answer of a debtor to a message: he is paused for 3 business days, and a task shows it.',
    body: replySchema,
    query: noQuerySchema,
    answer: 'Reply',
    statuses: {
      201: 'The debtor is paused; the task is open.',
      200: 'The same reply was recorded before.',
      409: 'The id or the Idempotency-Key is taken.',
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
  'list-global-holds': {
    summary: 'What holds dunning of a whole creditor, policy or segment.',
    query: noQuerySchema,
    answer: 'GlobalHolds',
    statuses: { 200: 'The holds that stand, and the latest of those that have ended.' },
  },
  'place-global-hold': {
    summary: 'Hold all dunning of a creditor, policy or segment until a day, on which it goes on by itself.',
    body: globalHoldSchema,
    query: noQuerySchema,
    answer: 'GlobalHold',
    statuses: {
      201: 'The hold is in force.',
      200: 'The same hold was placed before.',
      409: 'The id or the Idempotency-Key is taken.',
    },
  },
  'lift-global-hold': {
    summary: 'End a global hold before its day.',
    query: noQuerySchema,
    answer: 'GlobalHold',
    statuses: { 200: 'The hold, at its end.', 404: 'There is no such hold.' },
  },
  'read-payment-feed': {
    summary: 'Tell up to when the payments of a creditor are known.',
    body: paymentFeedSchema,
    query: noQuerySchema,
    answer: 'PaymentFeed',
    statuses: { 200: 'How far they are known now.', 409: 'The Idempotency-Key is taken.' },
  },
  'list-policies': {
    summary: 'The policies in force, with the version of each.',
    query: noQuerySchema,
    answer: 'Policies',
    statuses: { 200: 'The policies.' },
  },
  'get-policy': {
    summary: 'One policy as it is in force.',
    query: noQuerySchema,
    answer: 'Policy',
    statuses: { 200: 'The policy; version 0 is what the deployment brings.' },
  },
  'get-policy-history': {
    summary: 'Every version of a policy, the latest first.',
    query: policyHistoryQuerySchema,
    answer: 'PolicyHistory',
    statuses: { 200: 'A page of versions.' },
  },
  'edit-policy': {
    summary:
      'Change a policy, or add one. Running cases follow it from their next event or stage: what it puts later waits at once, what it puts earlier comes earlier from the next event on.',
    body: policyEditSchema,
    query: noQuerySchema,
    answer: 'Policy',
    statuses: {
      200: 'The policy as it is in force now; what is so already changes nothing.',
      201: 'The policy is new.',
      409: 'It was made from another version than the one in force, there are too many, or the Idempotency-Key is taken.',
    },
  },
  'try-policy': {
    summary: 'What another version of a policy would change for the open cases that it governs. Changes nothing.',
    body: whatIfSchema,
    query: noQuerySchema,
    answer: 'PolicyWhatIf',
    statuses: { 200: 'What would change, stage by stage, and the first cases for which something does.' },
  },
  'get-schedule': {
    summary: 'What will be sent on some days when nothing happens before: 31 days at most, 92 ahead.',
    query: scheduleQuerySchema,
    answer: 'Schedule',
    statuses: { 200: 'A page of messages, by day; whole debtors, those who are written to first before the others.' },
  },
  'list-tasks': {
    summary: 'What waits for a person, by due date.',
    query: pageQuerySchema,
    answer: 'Tasks',
    statuses: { 200: 'A page of tasks.' },
  },
  'complete-task': {
    summary: 'End a task; a call with what came of it, all in one request.',
    body: taskAnswerSchema,
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
