import { claimPaymentSchema, claimReversalSchema } from '../../domain/case/claim/record-claim-payment.ts';
import { claimWaiverSchema } from '../../domain/case/claim/waive-claim.ts';
import { claimQuerySchema, noQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** Requests about the claim for late payment. */
export const claimOperations = {
  'get-claim': {
    summary: 'What is due for late payment of an invoice, as of a day or today: every segment, and the sums.',
    query: claimQuerySchema,
    answer: 'Claim',
    statuses: {
      200: 'The calculation. It changes nothing, and is no legal advice.',
      409: 'No rules are known for such a debtor, or a contract rate is below what they allow.',
    },
  },
  'record-claim-payment': {
    summary:
      'Record money that is meant for the claim. It moves neither the balance nor the status of the invoice, open or closed.',
    body: claimPaymentSchema,
    query: noQuerySchema,
    answer: 'ClaimPayment',
    statuses: {
      201: 'The payment is on record.',
      200: 'The same payment was recorded before.',
      409: 'The id is taken by other content, or the claim cannot be computed.',
    },
  },
  'reverse-claim-payment': {
    summary: 'Take a payment of the claim back: what it had settled is open again.',
    body: claimReversalSchema,
    query: noQuerySchema,
    answer: 'ClaimReversal',
    statuses: {
      201: 'The payment is reversed.',
      200: 'The same reversal was recorded before.',
      409: 'The payment was reversed before, or the id or the Idempotency-Key is taken.',
    },
  },
  'waive-claim': {
    summary: 'Give up what is open of the claim, or a part of it. The invoice itself stays owed.',
    body: claimWaiverSchema,
    query: noQuerySchema,
    answer: 'ClaimWaiver',
    statuses: {
      201: 'It is given up.',
      200: 'The same was given up before.',
      409: 'The id or the Idempotency-Key is taken, or the claim cannot be computed.',
    },
  },
} satisfies Operations;
