import '../../runtime/silent-powertools.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StripeEvent } from '../../../lambdas/domain/psp/stripe-objects.ts';
import { engineOfThisFile } from '../../adapters/engine-of-this-file.ts';
import {
  chargeEvent,
  chargeRefunded,
  disputeEvent,
  intentSucceeded,
  invoicePaid,
  paidAt,
  sessionCompleted,
} from '../../stripe-events.ts';
import { stripeBook } from './stripe-book.ts';

const engine = engineOfThisFile();
const day = 86_400;

type Life = { readonly events: readonly StripeEvent[]; readonly netMinor: number };

/** All that Stripe tells of one payment, and what the creditor has of it in the end. */
function lifeOf(name: string, number: string, fate: 'kept' | 'refunded' | 'lost' | 'won' | 'refundedAndLost'): Life {
  const sum = { name, metadata: { invoice_id: number } };
  const isRefunded = fate === 'refunded' || fate === 'refundedAndLost';
  const refunds = isRefunded ? [chargeRefunded(sum, 20_000), chargeRefunded({ name }, 50_000)] : [];
  const lostMinor = fate === 'refundedAndLost' ? 30_000 : 120_000;
  const amount = { amount: lostMinor };
  const isLost = fate === 'lost' || fate === 'refundedAndLost';
  const contested = [
    disputeEvent('created', sum, paidAt + 2 * day, amount),
    disputeEvent('funds_withdrawn', sum, paidAt + 2 * day, { ...amount, payment_intent: null }),
  ];
  const end = isLost
    ? [disputeEvent('closed', sum, paidAt + 60 * day, { ...amount, status: 'lost' })]
    : [
        disputeEvent('closed', sum, paidAt + 60 * day, { ...amount, status: 'won' }),
        disputeEvent('funds_reinstated', sum, paidAt + 61 * day, { ...amount, status: 'won' }),
      ];
  const isContested = isLost || fate === 'won';
  return {
    events: [
      intentSucceeded({ name }),
      sessionCompleted(sum),
      chargeEvent('charge.succeeded', { name }),
      invoicePaid({ name }),
      ...refunds,
      ...(isContested ? [...contested, ...end] : []),
    ],
    netMinor: 120_000 - (isRefunded ? 50_000 : 0) - (isLost ? lostMinor : 0),
  };
}

const fates = ['kept', 'refunded', 'lost', 'won', 'refundedAndLost'] as const;
let run = 0;

it('leaves the same balance in whatever order, and however often, the events of a payment come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...fates),
      fc.array(fc.nat(1_000), { minLength: 24, maxLength: 24 }),
      async (fate, picks) => {
        run += 1;
        const number = `ANY-${run}-X`;
        const { events, netMinor } = lifeOf(`any${run}`, number, fate);
        const book = await stripeBook(engine.store(), `D-ANY-${run}`, number);
        // Each of them at least once, some of them again, in an order of their own.
        const twice = [...events, ...events.slice(0, (picks[0] ?? 0) % events.length)];
        const order = twice
          .map((event, index) => ({ event, rank: picks[index] ?? 0 }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ event }) => event);
        await book.tell(...order);
        expect(await book.balances()).toEqual([120_000 - netMinor]);
        expect(await book.tasks('matchPayment', `pi_any${run}`)).toEqual([]);
        expect(await book.tasks('matchPayment', `ch_any${run}`)).toEqual([]);
      },
    ),
    { numRuns: 25, seed: 6 },
  );
});
