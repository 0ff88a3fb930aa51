import { disputeSchema, resolutionSchema } from '../../domain/case/dispute.ts';
import { holdSchema } from '../../domain/case/hold.ts';
import { acceptanceSchema, instalmentPlanSchema } from '../../domain/case/instalment-plan.ts';
import { promiseSchema } from '../../domain/case/promise.ts';
import { disputeReopeningSchema } from '../../domain/case/reopen-dispute.ts';
import { noQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** Requests about what pauses the dunning of an invoice. */
export const pausesOperations = {
  'place-hold': {
    summary: 'Hold the dunning of an invoice until a day, on which it goes on by itself.',
    body: holdSchema,
    query: noQuerySchema,
    answer: 'Hold',
    statuses: {
      201: 'The hold is in force.',
      200: 'The same hold was placed before.',
      409: 'The case is closed, 20 pauses stand already, or the id or the Idempotency-Key is taken.',
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
      409: 'The case is closed, 20 pauses stand already, or the id or the Idempotency-Key is taken.',
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
  'reopen-dispute': {
    summary: 'Undo the resolution of a dispute; it stands again until a person decides.',
    body: disputeReopeningSchema,
    query: noQuerySchema,
    answer: 'InvoiceSummary',
    statuses: {
      200: 'The invoice.',
      404: 'There is no such dispute.',
      409: 'The dispute is not resolved, the case is closed, 20 pauses stand already, or the id or the Idempotency-Key is taken.',
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
      409: 'The case is closed, a plan or 20 pauses stand already, or the id or the Idempotency-Key is taken.',
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
} satisfies Operations;
