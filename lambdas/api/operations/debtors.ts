import { holdSchema } from '../../domain/case/hold.ts';
import { debtorPatchSchema } from '../../domain/debtor/amend-debtor.ts';
import { creditDecisionSchema } from '../../domain/debtor/credit-state.ts';
import { riskSchema } from '../../domain/debtor/risk-report.ts';
import { replySchema } from '../../domain/debtor/debtor-reply.ts';
import { insolvencyEndSchema, insolvencySchema } from '../../domain/insolvency/insolvency-schema.ts';
import { debtorQuerySchema, debtorTimelineQuerySchema, noQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** Requests about debtors. */
export const debtorsOperations = {
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
    statuses: {
      200: 'What leaves next, rendered, with the files that go with it, and what is withheld; no messages when none is planned.',
    },
  },
  'amend-debtor': {
    summary:
      'Correct what is known of a debtor, choose the weekdays on which he is written to, or have nobody write to him.',
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
  'report-risk': {
    summary:
      'Take what a credit insurer, a watch of the BODACC or somebody else says of a debtor: it moves his grade, or a task asks to look at an insolvency.',
    body: riskSchema,
    query: debtorQuerySchema,
    answer: 'Debtor',
    statuses: {
      201: 'It is on record. No dunning stops by it, unless the policy of his grade says so.',
      200: 'The same was reported before.',
      409: 'The id or the Idempotency-Key is taken.',
    },
  },
  'decide-credit': {
    summary: 'Decide until a day whether a debtor is delivered on credit, whatever the policy says.',
    body: creditDecisionSchema,
    query: debtorQuerySchema,
    answer: 'Debtor',
    statuses: {
      201: 'It is in force; where that changes something, DebtorCreditHoldChanged tells of it.',
      200: 'The same was decided before.',
      409: 'The id or the Idempotency-Key is taken.',
    },
  },
  'get-insolvency': {
    summary:
      'The insolvency of a debtor, with what is owed for each of his invoices at its opening, and until when to declare it.',
    query: debtorQuerySchema,
    answer: 'Insolvency',
    statuses: { 200: 'Computed now from what is on record. It is no legal advice.', 404: 'None of him is on record.' },
  },
  'record-insolvency': {
    summary:
      'Record that an insolvency of a debtor was opened: all his invoices are kept still, interest stops, and a task asks to declare what he owes.',
    body: insolvencySchema,
    query: debtorQuerySchema,
    answer: 'Insolvency',
    statuses: {
      201: 'It is in force at once, in place of one that was recorded before.',
      200: 'The same was recorded before.',
      409: 'The id or the Idempotency-Key is taken.',
    },
  },
  'end-insolvency': {
    summary:
      'Take an insolvency back that was recorded in error, or say that its procedure is over: his invoices go on.',
    body: insolvencyEndSchema,
    query: debtorQuerySchema,
    answer: 'Debtor',
    statuses: { 200: 'The debtor.', 409: 'No insolvency of him stands, or the Idempotency-Key is taken.' },
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
} satisfies Operations;
