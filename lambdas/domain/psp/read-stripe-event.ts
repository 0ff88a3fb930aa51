import type * as z from 'zod';
import { localDate } from '../calendar/send-window.ts';
import type { Payment } from '../payment.ts';
import { type Captured, type MoneyFacts, noFacts, sourceRanks } from './psp-money.ts';
import { type Mention, mentionOf } from './mention.ts';
import { fromStripe, stripeCurrency } from './stripe-amount.ts';
import {
  chargeSchema,
  disputeSchema,
  intentSchema,
  invoicePaymentSchema,
  invoiceSchema,
  sessionSchema,
  type StripeEvent,
} from './stripe-objects.ts';

/** What an event tells of money, under all ids that it gives that money, the one that counts first. */
export type ToldMoney = {
  readonly kind: 'money';
  readonly ids: readonly [string, ...string[]];
  readonly facts: MoneyFacts;
  readonly mention: Mention;
  readonly method?: Payment['method'];
};

/** `ignored`: it moves no money of ours. `unreadable`: it should, but is not what Stripe says it is. */
export type Told = ToldMoney | { readonly kind: 'ignored' | 'unreadable' };

const ignored = { kind: 'ignored' } as const;
const unreadable = { kind: 'unreadable' } as const;

type Reading = { readonly object: unknown; readonly at: number; readonly type: string };

const dayOf = (seconds: number): string => localDate(new Date(seconds * 1000).toISOString(), 'UTC');

function capturedOf(amount: number, code: string, rank: number): Captured | undefined {
  const currency = stripeCurrency(code);
  const amountMinor = currency && fromStripe(amount, currency);
  return currency === undefined || amountMinor === undefined ? undefined : { amountMinor, currency, rank };
}

/** The payment intent goes before the charge it has made, and that before the invoice of Stripe's it was made for. */
function idsOf(...ids: readonly (string | null | undefined)[]): ToldMoney['ids'] | undefined {
  const [first, ...others] = [...new Set(ids.filter((id) => typeof id === 'string'))];
  return first === undefined ? undefined : [first, ...others];
}

const methods: Readonly<Record<string, Payment['method']>> = {
  card: 'card',
  card_present: 'card',
  sepa_debit: 'directDebit',
  bacs_debit: 'directDebit',
  acss_debit: 'directDebit',
  au_becs_debit: 'directDebit',
  us_bank_account: 'directDebit',
  customer_balance: 'transfer',
};

function methodOf(types: readonly string[] | null | undefined): { readonly method?: Payment['method'] } {
  const [only, ...others] = types ?? [];
  const method = only !== undefined && others.length === 0 && Object.hasOwn(methods, only) ? methods[only] : undefined;
  return method === undefined ? {} : { method };
}

function readWith<Schema extends z.ZodType>(
  schema: Schema,
  read: (object: z.infer<Schema>, reading: Reading) => Told,
): (reading: Reading) => Told {
  return (reading) => {
    const { data, success } = schema.safeParse(reading.object);
    return success ? read(data, reading) : unreadable;
  };
}

const intent = readWith(intentSchema, (object, { at }): Told => {
  const { id, amount, amount_received: received, currency, latest_charge, charges, invoice } = object;
  const ids = idsOf(id, latest_charge, ...(charges?.data ?? []).map((charge) => charge.id), invoice);
  const captured = capturedOf(received ?? amount, currency, sourceRanks.intent);
  if (!ids || !captured) return unreadable;
  const facts = { ...noFacts, captured, receivedOn: dayOf(at) };
  return { kind: 'money', ids, facts, mention: mentionOf(object), ...methodOf(object.payment_method_types) };
});

const charge = readWith(chargeSchema, (object, { at }): Told => {
  const { id, amount, amount_captured, amount_refunded, currency, payment_intent, invoice, created } = object;
  // Held on a card, or refused by its bank: nothing came in.
  if (!object.captured || object.status === 'failed' || object.status === 'pending') return ignored;
  const ids = idsOf(payment_intent, id, invoice);
  const captured = capturedOf(amount_captured ?? amount, currency, sourceRanks.charge);
  const refunded = captured && fromStripe(amount_refunded ?? 0, captured.currency);
  if (!ids || !captured || refunded === undefined) return unreadable;
  const facts = { ...noFacts, captured, receivedOn: dayOf(created ?? at), refunds: { [id]: refunded } };
  const type = object.payment_method_details?.type;
  return { kind: 'money', ids, facts, mention: mentionOf(object), ...methodOf(type === undefined ? [] : [type]) };
});

const session = readWith(sessionSchema, (object, { at }): Told => {
  const { amount_total, currency, payment_status, payment_intent, invoice, client_reference_id } = object;
  const ids = idsOf(payment_intent, invoice);
  // Unpaid as yet, for nothing, or a card that is only kept for later.
  if (payment_status !== 'paid' || !ids) return ignored;
  const mention = mentionOf({ ...object, references: [client_reference_id] });
  // What a subscription's invoice comes to is told with that.
  if (typeof payment_intent !== 'string') return { kind: 'money', ids, facts: noFacts, mention };
  const captured = capturedOf(amount_total ?? 0, currency ?? '', sourceRanks.session);
  if (!captured) return unreadable;
  const facts = { ...noFacts, captured, receivedOn: dayOf(at) };
  return { kind: 'money', ids, facts, mention, ...methodOf(object.payment_method_types) };
});

const dispute = readWith(disputeSchema, (object, { at, type }): Told => {
  const { id, amount, currency: code, status, charge: chargeId, payment_intent } = object;
  const ids = idsOf(payment_intent, chargeId);
  const sum = capturedOf(amount, code, 0);
  if (!ids || !sum) return unreadable;
  const isClosed = type === 'charge.dispute.closed';
  const isGone = type === 'charge.dispute.funds_withdrawn' || (isClosed && status === 'lost');
  const isBack = type === 'charge.dispute.funds_reinstated' || (isClosed && status === 'won');
  const times = { ...(isGone && { goneAt: at }), ...(isBack && { backAt: at }) };
  const contested = { [id]: { amountMinor: sum.amountMinor, currency: sum.currency, ...times } };
  return { kind: 'money', ids, facts: { ...noFacts, contested }, mention: mentionOf({}) };
});

const invoice = readWith(invoiceSchema, (object, { at }): Told => {
  const { id, number, amount_paid, currency, paid_out_of_band, payment_intent, payments } = object;
  // Marked as paid by hand, or settled by a credit: no money came in at Stripe.
  if (amount_paid === 0 || paid_out_of_band) return ignored;
  const paid = (payments?.data ?? []).map(({ payment }) => payment);
  const [only] = paid.length === 1 ? paid : [];
  const ids = idsOf(payment_intent ?? only?.payment_intent, object.charge ?? only?.charge, id);
  const captured = capturedOf(amount_paid, currency, sourceRanks.invoice);
  if (!ids || !captured) return unreadable;
  const facts = { ...noFacts, captured, receivedOn: dayOf(at) };
  return { kind: 'money', ids, facts, mention: mentionOf({ ...object, references: [number] }) };
});

/** Says which money an invoice of Stripe's was paid with, all of it or a part. */
const invoicePayment = readWith(invoicePaymentSchema, (object, { at }): Told => {
  const { invoice: invoiceId, payment, amount_paid, currency } = object;
  const ids = idsOf(payment.payment_intent, payment.charge, invoiceId);
  // Paid elsewhere: no money came in at Stripe.
  if (!ids || ids[0] === invoiceId || !amount_paid) return ignored;
  const captured = capturedOf(amount_paid, currency ?? '', sourceRanks.session);
  if (!captured) return unreadable;
  return { kind: 'money', ids, facts: { ...noFacts, captured, receivedOn: dayOf(at) }, mention: mentionOf({}) };
});

const readers: Readonly<Record<string, (reading: Reading) => Told>> = {
  'payment_intent.succeeded': intent,
  'checkout.session.completed': session,
  'checkout.session.async_payment_succeeded': session,
  'charge.succeeded': charge,
  'charge.captured': charge,
  'charge.refunded': charge,
  'charge.dispute.created': dispute,
  'charge.dispute.updated': dispute,
  'charge.dispute.closed': dispute,
  'charge.dispute.funds_withdrawn': dispute,
  'charge.dispute.funds_reinstated': dispute,
  'invoice.paid': invoice,
  'invoice_payment.paid': invoicePayment,
};

/**
 * What an event of Stripe's tells of money. Types that move none, `checkout.session.async_payment_failed` among them, and
 * types that we do not know are ignored.
 */
export function readStripeEvent({ type, created, data }: StripeEvent): Told {
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return reader ? reader({ object: data.object, at: created, type }) : ignored;
}
