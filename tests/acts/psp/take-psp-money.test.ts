import '../../runtime/silent-powertools.ts';
import { describe, expect, it } from 'vitest';
import { engineOfThisFile } from '../../adapters/engine-of-this-file.ts';
import {
  chargeEvent,
  chargeRefunded,
  disputeEvent,
  intentSucceeded,
  invoicePaid,
  paidAt,
  sessionCompleted,
  stripeEvent,
} from '../../stripe-events.ts';
import { stripeBook } from './stripe-book.ts';

const engine = engineOfThisFile();
const day = 86_400;

describe('money that Stripe tells of', () => {
  it('counts once, though it comes as an intent, a session, a charge and an invoice', async () => {
    const sum = { name: 'once', metadata: { invoice_number: 'ST-1' } };
    const book = await stripeBook(engine.store(), 'D-1', 'ST-1');
    await book.tell(
      intentSucceeded(sum),
      sessionCompleted(sum),
      chargeEvent('charge.succeeded', sum),
      invoicePaid(sum),
      intentSucceeded(sum),
    );
    expect(await book.balances()).toEqual([0]);
    const { cases } = await engine.store().load({ cases: book.ids });
    expect(cases[0]?.payments).toMatchObject([{ id: 'pi_once', amountMinor: 120_000, receivedOn: '2026-03-20' }]);
    expect(cases[0]?.status).toBe('paid');
  });

  it.each([
    ['the metadata, by our id', (id: string) => ({ metadata: { relance_invoice: id } }), {}],
    ['the metadata, by its number', () => ({ metadata: { invoiceNumber: 'ST-2' } }), {}],
    ['the reference of the customer', () => ({}), { client_reference_id: 'ST-2' }],
    ['the description', () => ({ description: 'Facture ST-2' }), {}],
  ])('finds its invoice by %s', async (what, sumOf, changes) => {
    const name = `found${what.length}`;
    const number = `${name}-ST-2`;
    const book = await stripeBook(engine.store(), `D-${name}`, number);
    const text = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value).replaceAll('"ST-2"', `"${number}"`).replaceAll('Facture ST-2', `Facture ${number}`),
      );
    const sum = { name, ...text(sumOf(book.ids[0] ?? '')) };
    const event = 'description' in sum ? intentSucceeded(sum) : sessionCompleted(sum, text(changes));
    await book.tell(event);
    expect(await book.balances()).toEqual([0]);
  });

  it('waits for a person when nobody knows whose it is, until another event says so', async () => {
    const book = await stripeBook(engine.store(), 'D-3', 'ST-3');
    await book.tell(intentSucceeded({ name: 'late' }));
    expect(await book.tasks('matchPayment', 'pi_late')).toMatchObject([
      { data: { payment: { id: 'pi_late', amount: { amountMinor: 120_000, currency: 'EUR' } } } },
    ]);
    await book.tell(sessionCompleted({ name: 'late' }, { client_reference_id: 'ST-3' }));
    expect(await book.balances()).toEqual([0]);
    expect(await book.tasks('matchPayment', 'pi_late')).toEqual([]);
  });

  it('never goes to the invoices of two debtors, nor to one in another currency', async () => {
    const store = engine.store();
    const [one, other] = [await stripeBook(store, 'D-4', 'ST-4'), await stripeBook(store, 'D-5', 'ST-5')];
    await one.tell(
      intentSucceeded({ name: 'two', description: 'ST-4 and ST-5' }),
      intentSucceeded({ name: 'usd', currency: 'usd', metadata: { invoice: 'ST-4' } }),
    );
    expect([await one.balances(), await other.balances()]).toEqual([[120_000], [120_000]]);
    expect(await one.tasks('matchPayment', 'pi_two')).toHaveLength(1);
    expect(await one.tasks('matchPayment', 'pi_usd')).toHaveLength(1);
  });

  it('pays several invoices of one debtor, the oldest first', async () => {
    const book = await stripeBook(engine.store(), 'D-6', 'ST-6', 'ST-7');
    await book.tell(intentSucceeded({ name: 'both', amount: 150_000, description: 'ST-6, ST-7' }));
    expect((await book.balances()).reduce((sum, each) => sum + each, 0)).toBe(90_000);
    await book.tell(chargeRefunded({ name: 'both', amount: 150_000 }, 150_000));
    expect(await book.balances()).toEqual([120_000, 120_000]);
  });

  it('keeps what is too much for a person, and takes only that back when it is paid back', async () => {
    const book = await stripeBook(engine.store(), 'D-8', 'ST-8');
    const sum = { name: 'much', amount: 150_000, metadata: { invoice_id: 'ST-8' } };
    await book.tell(intentSucceeded(sum));
    expect(await book.tasks('refundOrAllocate', 'pi_much')).toHaveLength(1);
    await book.tell(chargeRefunded(sum, 30_000));
    expect(await book.balances()).toEqual([0]);
    expect(await book.tasks('refundOrAllocate', 'pi_much')).toEqual([]);
  });
});

describe('money that goes back at Stripe', () => {
  it('is owed again as far as it was paid back, each time, with a question for a person', async () => {
    const book = await stripeBook(engine.store(), 'D-10', 'ST-10');
    const sum = { name: 'back', metadata: { invoice_id: 'ST-10' } };
    await book.tell(intentSucceeded(sum), chargeRefunded(sum, 20_000));
    expect(await book.balances()).toEqual([20_000]);
    await book.tell(chargeRefunded(sum, 50_000), chargeRefunded(sum, 20_000));
    expect(await book.balances()).toEqual([50_000]);
    const asked = await book.tasks('reviewReversal', 'pi_back');
    expect(new Set(asked.map(({ data }) => data['refunded']))).toEqual(
      new Set([
        { amountMinor: 20_000, currency: 'EUR' },
        { amountMinor: 50_000, currency: 'EUR' },
      ]),
    );
    await book.tell(chargeRefunded(sum, 120_000));
    expect(await book.balances()).toEqual([120_000]);
  });

  it('is never booked when it was paid back before the payment is told of', async () => {
    const book = await stripeBook(engine.store(), 'D-11', 'ST-11');
    const sum = { name: 'early', metadata: { invoice_id: 'ST-11' } };
    await book.tell(chargeRefunded({ name: 'early' }, 120_000), intentSucceeded(sum), sessionCompleted(sum));
    expect(await book.balances()).toEqual([120_000]);
    expect(await book.tasks('matchPayment', 'pi_early')).toEqual([]);
  });

  it('stays paid while a cardholder only asks, is owed when he gets it, and paid when the creditor wins', async () => {
    const book = await stripeBook(engine.store(), 'D-12', 'ST-12');
    const sum = { name: 'card', metadata: { invoice_id: 'ST-12' } };
    await book.tell(
      intentSucceeded(sum),
      disputeEvent('created', sum, paidAt + day, { status: 'warning_needs_response' }),
    );
    expect(await book.balances()).toEqual([0]);
    await book.tell(disputeEvent('funds_withdrawn', sum, paidAt + day));
    expect(await book.balances()).toEqual([120_000]);
    const { cases } = await engine.store().load({ cases: book.ids });
    expect(cases[0]?.payments[0]?.reversal).toMatchObject({ reason: 'chargeback' });
    await book.tell(disputeEvent('closed', sum, paidAt + 60 * day, { status: 'won' }));
    await book.tell(disputeEvent('funds_reinstated', sum, paidAt + 60 * day, { status: 'won' }));
    expect(await book.balances()).toEqual([0]);
  });

  it('is found by its charge alone, in any order, where the version of the API names no intent', async () => {
    const lost = (name: string) =>
      disputeEvent('closed', { name }, paidAt + day, { status: 'lost', payment_intent: null });
    const book = await stripeBook(engine.store(), 'D-13', 'ST-13', 'ST-14', 'ST-15');
    const sumOf = (name: string, number: string) => ({ name, metadata: { invoice_id: number } });
    const [one, other, third] = [sumOf('old0', 'ST-13'), sumOf('old1', 'ST-14'), sumOf('old2', 'ST-15')] as const;
    await book.tell(intentSucceeded(one), lost(one.name));
    await book.tell(lost(other.name), intentSucceeded(other));
    // Booked under its charge before the intent is known.
    await book.tell(chargeEvent('charge.succeeded', third, { payment_intent: null }), intentSucceeded(third));
    expect(await book.balances()).toEqual([120_000, 120_000, 0]);
    await book.tell(lost(third.name));
    expect(await book.balances()).toEqual([120_000, 120_000, 120_000]);
  });
});

describe('an invoice of Stripe’s that does not say what it was paid with', () => {
  const bare = { payment_intent: undefined, charge: undefined };

  it('is a question, as its money may be told of by itself', async () => {
    const book = await stripeBook(engine.store(), 'D-20', 'ST-20');
    const sum = { name: 'bare', metadata: { invoice_id: 'ST-20' } };
    await book.tell(invoicePaid(sum, bare), intentSucceeded({ name: 'bare' }));
    expect(await book.balances()).toEqual([120_000]);
    expect(await book.tasks('matchPayment', 'in_bare')).toHaveLength(1);
    await book.tell(
      stripeEvent('invoice_payment.paid', {
        id: 'inpay_1',
        object: 'invoice_payment',
        invoice: 'in_bare',
        amount_paid: 120_000,
        currency: 'eur',
        payment: { type: 'payment_intent', payment_intent: 'pi_bare' },
      }),
    );
    expect(await book.balances()).toEqual([0]);
    expect(await book.tasks('matchPayment', 'in_bare')).toEqual([]);
    expect(await book.tasks('matchPayment', 'pi_bare')).toEqual([]);
  });
});
