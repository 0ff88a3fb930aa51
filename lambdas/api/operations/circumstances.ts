import { globalHoldSchema } from '../../domain/circumstances/global-hold.ts';
import { paymentFeedSchema } from '../../domain/circumstances/payment-feed.ts';
import { noQuerySchema } from '../queries.ts';
import type { Operations } from './operation.ts';

/** Requests about what concerns many cases. */
export const circumstancesOperations = {
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
} satisfies Operations;
