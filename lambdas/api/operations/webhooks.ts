import * as z from 'zod';
import { postedMoneySchema } from '../../domain/psp/posted-money.ts';
import { noQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

const taken = 'It is on record, was before, or moves no money of ours: `effect` says which.';

/** What others tell us with a signature instead of a token. */
export const webhookOperations = {
  'take-stripe-events': {
    summary: 'Take an event of Stripe: money in, paid back, or asked back by a cardholder.',
    body: z.looseObject({ type: z.string() }).describe('An event as Stripe sends it, of any version of its API.'),
    query: noQuerySchema,
    answer: 'WebhookReceipt',
    statuses: { 200: taken },
  },
  'take-signed-payments': {
    summary: 'Take a payment or its reversal from any system that signs what it sends.',
    body: postedMoneySchema,
    query: noQuerySchema,
    answer: 'WebhookReceipt',
    statuses: {
      200: taken,
      404: 'The payment to take back is not known (yet), or the creditor is not: send it again.',
      409: 'The id is taken by other content.',
    },
  },
} satisfies Operations;
