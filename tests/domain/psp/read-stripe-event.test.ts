import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStripeEvent, type Told } from '../../../lambdas/domain/psp/read-stripe-event.ts';
import { stripeEventSchema } from '../../../lambdas/domain/psp/stripe-objects.ts';
import {
  chargeEvent,
  disputeEvent,
  intentSucceeded,
  invoicePaid,
  paidAt,
  sessionCompleted,
  stripeEvent,
} from '../../stripe-events.ts';

const sum = { name: 'A' };
const capturedOf = (told: Told) => (told.kind === 'money' ? told.facts.captured?.amountMinor : told.kind);
const idsOf = (told: Told) => (told.kind === 'money' ? told.ids : told.kind);

describe('an event of Stripe’s', () => {
  it.each([
    ['an intent', intentSucceeded(sum), 120_000],
    ['an intent of which a part was captured', intentSucceeded(sum, { amount_received: 5_000 }), 5_000],
    ['a session that is paid', sessionCompleted(sum), 120_000],
    ['a session that is not paid yet', sessionCompleted(sum, { payment_status: 'unpaid' }), 'ignored'],
    ['a session for nothing', sessionCompleted(sum, { payment_status: 'no_payment_required' }), 'ignored'],
    [
      'its money when it comes days later',
      sessionCompleted(sum, {}, 'checkout.session.async_payment_succeeded'),
      120_000,
    ],
    [
      'its money when it does not come',
      sessionCompleted(sum, { payment_status: 'unpaid' }, 'checkout.session.async_payment_failed'),
      'ignored',
    ],
    ['a charge', chargeEvent('charge.succeeded', sum), 120_000],
    ['a charge that is only held on a card', chargeEvent('charge.succeeded', sum, { captured: false }), 'ignored'],
    ['a debit that is on its way', chargeEvent('charge.succeeded', sum, { status: 'pending' }), 'ignored'],
    ['an invoice of Stripe’s', invoicePaid(sum), 120_000],
    ['one that was marked as paid by hand', invoicePaid(sum, { paid_out_of_band: true }), 'ignored'],
    ['one that a credit has settled', invoicePaid(sum, { amount_paid: 0 }), 'ignored'],
    ['money in a currency of nobody’s', intentSucceeded({ ...sum, currency: 'usdc' }), 'unreadable'],
    [
      'an intent without an amount',
      intentSucceeded(sum, { amount: undefined, amount_received: undefined }),
      'unreadable',
    ],
    ['a negative amount', intentSucceeded(sum, { amount_received: undefined, amount: -5 }), 'unreadable'],
    ['another type', stripeEvent('customer.created', { id: 'cus_1', object: 'customer' }), 'ignored'],
    ['a type that is a word of JavaScript', stripeEvent('toString', {}), 'ignored'],
    ['an object without anything', stripeEvent('payment_intent.succeeded', {}), 'unreadable'],
  ])('tells of %s what came in', (_what, event, expected) => {
    expect(capturedOf(readStripeEvent(event))).toBe(expected);
  });

  it.each([
    ['an intent', intentSucceeded(sum), ['pi_A', 'ch_A']],
    [
      'an intent of an old version',
      intentSucceeded(sum, { latest_charge: undefined, charges: { data: [{ id: 'ch_A' }] } }),
      ['pi_A', 'ch_A'],
    ],
    ['a charge', chargeEvent('charge.succeeded', sum), ['pi_A', 'ch_A']],
    ['a charge without intent', chargeEvent('charge.succeeded', sum, { payment_intent: null }), ['ch_A']],
    [
      'a session with its intent as an object',
      sessionCompleted(sum, { payment_intent: { id: 'pi_A', object: 'x' } }),
      ['pi_A'],
    ],
    ['an invoice', invoicePaid(sum), ['pi_A', 'ch_A', 'in_A']],
    [
      'an invoice of a new version',
      invoicePaid(sum, {
        payment_intent: undefined,
        charge: undefined,
        payments: { data: [{ payment: { type: 'payment_intent', payment_intent: 'pi_A' } }] },
      }),
      ['pi_A', 'in_A'],
    ],
    ['a dispute', disputeEvent('created', sum, paidAt), ['pi_A', 'ch_A']],
  ])('knows the money of %s by its ids', (_what, event, ids) => {
    expect(idsOf(readStripeEvent(event))).toEqual(ids);
  });

  it('is read or passed over, whatever it holds, and never breaks anything', () => {
    const types = [
      'payment_intent.succeeded',
      'checkout.session.completed',
      'charge.refunded',
      'invoice.paid',
      'charge.dispute.closed',
    ];
    const mutated = fc.record({
      type: fc.constantFrom(...types),
      created: fc.nat(),
      data: fc.record({
        object: fc
          .tuple(
            fc.constantFrom(
              intentSucceeded(sum),
              sessionCompleted(sum),
              chargeEvent('charge.succeeded', sum),
              invoicePaid(sum),
            ),
            fc.dictionary(
              fc.constantFrom(
                'id',
                'amount',
                'currency',
                'metadata',
                'payment_intent',
                'charges',
                'payments',
                'description',
                'created',
                'amount_refunded',
                'status',
              ),
              fc.jsonValue(),
            ),
          )
          .map(([{ data }, changes]) => ({ ...data.object, ...changes })),
      }),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), mutated), (value) => {
        const { data } = stripeEventSchema.safeParse(value);
        if (!data) return;
        const told = readStripeEvent(data);
        const captured = told.kind === 'money' ? told.facts.captured : undefined;
        expect(
          captured === undefined || (Number.isSafeInteger(captured.amountMinor) && captured.amountMinor >= 0),
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

const samples = path.resolve(import.meta.dirname, '../../../../shared/data/events/stripe-ruby-mock__stripe-ruby-mock');
const sample = (name: string): unknown => JSON.parse(readFileSync(path.join(samples, `${name}.json`), 'utf8'));
if (!existsSync(samples)) console.info(`skipped: there are no samples at ${samples}`);

describe.skipIf(!existsSync(samples))('an event that somebody else recorded', () => {
  const zeros = '0'.repeat(24);
  it.each([
    ['payment_intent.succeeded', [`pi_${zeros}`, `ch_${zeros}`], 2_000],
    ['checkout.session.completed.payment_mode', ['pi_00000000000000'], 25_000],
    ['charge.refunded', [`ch_${zeros}`], 100],
    ['invoice.paid', [`pi_${zeros}`, `ch_${zeros}`, `in_${zeros}`], 2_000],
    ['charge.dispute.created', [`ch_${zeros}`], undefined],
    ['payment_intent.payment_failed', 'ignored', 'ignored'],
  ])('%s is read', (name, ids, captured) => {
    const told = readStripeEvent(stripeEventSchema.parse(sample(name)));
    expect([idsOf(told), capturedOf(told)]).toEqual([ids, captured]);
    if (name === 'charge.refunded') expect(told).toMatchObject({ facts: { refunds: { [`ch_${zeros}`]: 100 } } });
    if (name === 'charge.dispute.created')
      expect(told).toMatchObject({ facts: { contested: { [`dp_${zeros}`]: { amountMinor: 100, currency: 'USD' } } } });
  });
});
