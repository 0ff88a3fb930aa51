import type { StripeEvent } from '../lambdas/domain/psp/stripe-objects.ts';

/** 2026-03-20, 12:00 UTC. */
export const paidAt = 1_774_008_000;

type Sum = {
  /** What follows `pi_`, `ch_`, `cs_`, `dp_` and `in_` in the ids of all that is about the same money. */
  readonly name: string;
  /** As Stripe counts it. */
  readonly amount?: number;
  readonly currency?: string;
  readonly metadata?: Record<string, string>;
  readonly description?: string | null;
};

/** An event of Stripe's. `at`: seconds since 1970. */
export function stripeEvent(type: string, object: Record<string, unknown>, at = paidAt): StripeEvent {
  return {
    id: `evt_${type}_${at}`,
    object: 'event',
    api_version: '2024-06-20',
    type,
    created: at,
    data: { object },
  } as StripeEvent;
}

const of = ({ amount = 120_000, currency = 'eur', metadata = {}, description = null }: Sum) => ({
  amount,
  currency,
  metadata,
  description,
});

export const intentSucceeded = (sum: Sum, changes: Record<string, unknown> = {}) =>
  stripeEvent('payment_intent.succeeded', {
    id: `pi_${sum.name}`,
    object: 'payment_intent',
    ...of(sum),
    amount_received: sum.amount ?? 120_000,
    latest_charge: `ch_${sum.name}`,
    payment_method_types: ['card'],
    status: 'succeeded',
    ...changes,
  });

export function sessionCompleted(sum: Sum, changes: Record<string, unknown> = {}, type = 'checkout.session.completed') {
  const { amount: amount_total, currency, metadata } = of(sum);
  return stripeEvent(type, {
    id: `cs_${sum.name}`,
    object: 'checkout.session',
    amount_total,
    currency,
    metadata,
    mode: 'payment',
    payment_status: 'paid',
    payment_intent: `pi_${sum.name}`,
    client_reference_id: null,
    ...changes,
  });
}

export const chargeEvent = (type: string, sum: Sum, changes: Record<string, unknown> = {}, at = paidAt) =>
  stripeEvent(
    type,
    {
      id: `ch_${sum.name}`,
      object: 'charge',
      ...of(sum),
      amount_captured: sum.amount ?? 120_000,
      amount_refunded: 0,
      captured: true,
      status: 'succeeded',
      created: paidAt,
      payment_intent: `pi_${sum.name}`,
      payment_method_details: { type: 'card' },
      ...changes,
    },
    at,
  );

export const chargeRefunded = (sum: Sum, refunded: number, changes: Record<string, unknown> = {}) =>
  chargeEvent('charge.refunded', sum, { amount_refunded: refunded, ...changes }, paidAt + 86_400);

export const disputeEvent = (what: string, sum: Sum, at: number, changes: Record<string, unknown> = {}) =>
  stripeEvent(
    `charge.dispute.${what}`,
    {
      id: `dp_${sum.name}`,
      object: 'dispute',
      amount: sum.amount ?? 120_000,
      currency: sum.currency ?? 'eur',
      status: 'needs_response',
      charge: `ch_${sum.name}`,
      payment_intent: `pi_${sum.name}`,
      ...changes,
    },
    at,
  );

export const invoicePaid = (sum: Sum, changes: Record<string, unknown> = {}) =>
  stripeEvent('invoice.paid', {
    id: `in_${sum.name}`,
    object: 'invoice',
    ...of(sum),
    number: null,
    amount_paid: sum.amount ?? 120_000,
    paid_out_of_band: false,
    payment_intent: `pi_${sum.name}`,
    charge: `ch_${sum.name}`,
    ...changes,
  });
