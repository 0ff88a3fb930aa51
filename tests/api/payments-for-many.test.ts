import { describe, expect, it } from 'vitest';
import { spreadPaymentAnswer } from '../../lambdas/api/answers/payments-for-many.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

let debtors = 0;
/** Invoices of a new debtor, each a day later due than the one before, with the amounts given. */
async function book(amounts: Record<string, number>, currency = 'EUR') {
  debtors += 1;
  const debtorId = `C-${debtors}`;
  const ids: Record<string, string> = {};
  for (const [index, [number, amountMinor]] of Object.entries(amounts).entries()) {
    const own = {
      number: `${number}-${debtorId}`,
      debtor: aDebtor({ id: debtorId }),
      dueDate: `2026-03-${10 + index}`,
    };
    const posted = await api.post('/invoices', anInvoice({ ...own, amount: { amountMinor, currency } }));
    ids[number] = posted.body.id;
  }
  const id = (number: string) => ids[number] ?? '';
  return { debtorId, id, number: (number: string) => `${number}-${debtorId}` };
}

let payments = 0;
function aPayment(changes: Record<string, unknown> = {}) {
  payments += 1;
  return { id: `bank-${payments}`, amount: eur(100_000), receivedOn: '2026-03-01', ...changes };
}
const pay = (payment: unknown) => api.post('/payments', payment);
const invoice = async (id: string) => (await api.get(`/invoices/${id}`)).body;
const tasksOf = async (paymentId: string) =>
  (await api.get('/tasks?limit=100')).body.tasks.filter(
    ({ data }: { data: { paymentId?: string; payment?: { id: string } } }) =>
      data.paymentId === paymentId || data.payment?.id === paymentId,
  );
const unappliedOf = async (debtorId: string) => (await api.get(`/debtors/${debtorId}`)).body.unapplied;

describe('one payment for several invoices', () => {
  it('goes where it is allocated, and what is beyond is the debtor’s, with a task', async () => {
    const { id, debtorId } = await book({ A: 60_000, B: 30_000 });
    const allocations = [
      { invoiceId: id('A'), amountMinor: 60_000 },
      { invoiceId: id('B'), amountMinor: 10_000 },
    ];
    const payment = aPayment({ allocations, method: 'transfer', reference: 'VIR' });
    const { status, body } = await pay(payment);
    expect(status).toBe(201);
    expect(spreadPaymentAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      allocations,
      unapplied: { ...eur(30_000), debtorId },
      invoices: [
        { id: id('A'), status: 'paid', balance: eur(0) },
        { id: id('B'), status: 'open', balance: eur(20_000) },
      ],
    });
    expect(await unappliedOf(debtorId)).toMatchObject([{ paymentId: payment.id, ...eur(30_000) }]);
    expect(await tasksOf(payment.id)).toMatchObject([
      { kind: 'refundOrAllocate', debtorId, data: { amount: eur(100_000), excess: eur(30_000) } },
    ]);
    expect((await invoice(id('B'))).payments).toMatchObject([{ id: payment.id, amountMinor: 10_000 }]);
  });

  it('finds its invoices by its text, the oldest due first, the last in part', async () => {
    const { id, number } = await book({ FA: 60_000, FB: 50_000, FC: 1_000 });
    const text = `VIR SEPA ACME\nFACT ${number('FC')} ${number('FB')}, ${number('FA')}`;
    const { status, body } = await pay(aPayment({ text }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      unapplied: null,
      allocations: [
        { invoiceId: id('FA'), amountMinor: 60_000 },
        { invoiceId: id('FB'), amountMinor: 40_000 },
      ],
    });
    expect((await invoice(id('FC'))).balance).toEqual(eur(1_000));
  });

  it('finds a number that the bank has mangled, once it knows who has paid', async () => {
    const { id, debtorId, number } = await book({ 'Fact.2026/a': 100_000 });
    const mangled = number('Fact.2026/a')
      .replaceAll(/[^A-Za-z0-9]/g, ' ')
      .toUpperCase();
    const unknown = await pay(aPayment({ text: mangled }));
    expect(unknown.body).toMatchObject({ allocations: [], unapplied: { debtorId: null } });
    const { body } = await pay(aPayment({ text: mangled, debtorId }));
    expect(body.allocations).toEqual([{ invoiceId: id('Fact.2026/a'), amountMinor: 100_000 }]);
  });

  it('that names a paid invoice is the debtor’s unapplied money: invoiceninja#10173', async () => {
    const { id, debtorId, number } = await book({ FA: 100_000, FB: 90_000 });
    await pay(aPayment({ text: number('FA') }));
    const twice = aPayment({ text: number('FA') });
    expect((await pay(twice)).body).toMatchObject({ allocations: [], unapplied: { ...eur(100_000), debtorId } });
    // It is not stuck where nobody sees it: nothing is asked of what it covers, and a person has to see to it.
    expect((await api.get(`/invoices/${id('FB')}/next-action`)).body.blockers).toContainEqual(
      expect.objectContaining({ code: 'unappliedMoney' }),
    );
    expect(await tasksOf(twice.id)).toMatchObject([{ kind: 'refundOrAllocate', debtorId }]);
  });

  it('of nobody we know is kept whole, with a task to match it', async () => {
    const payment = aPayment({ text: 'MERCI' });
    expect((await pay(payment)).body).toMatchObject({
      allocations: [],
      unapplied: { ...eur(100_000), debtorId: null },
    });
    expect(await tasksOf(payment.id)).toMatchObject([
      { kind: 'matchPayment', data: { payment: { id: payment.id }, unapplied: eur(100_000), text: 'MERCI' } },
    ]);
  });

  it('that names invoices of several debtors is matched only when the sum is exactly what they owe', async () => {
    const [one, other] = [await book({ FA: 60_000 }), await book({ FB: 40_000 })];
    const text = `${one.number('FA')} ${other.number('FB')}`;
    const odd = aPayment({ amount: eur(99_999), text });
    expect((await pay(odd)).body).toMatchObject({ allocations: [], unapplied: { debtorId: null } });
    expect((await tasksOf(odd.id))[0].data.unclear.toSorted()).toEqual([one.id('FA'), other.id('FB')].toSorted());
    expect((await pay(aPayment({ text }))).body.invoices).toMatchObject([{ status: 'paid' }, { status: 'paid' }]);
  });

  it('gives nothing to another debtor than the one who is said to have paid', async () => {
    const [one, other] = [await book({ FA: 60_000 }), await book({ FB: 40_000 })];
    const payment = aPayment({ text: other.number('FB'), debtorId: one.debtorId });
    expect((await pay(payment)).body).toMatchObject({ allocations: [], unapplied: { debtorId: one.debtorId } });
    expect(await tasksOf(payment.id)).toMatchObject([{ data: { unclear: [other.id('FB')] } }]);
  });

  it('with no word of what it is for is the unapplied money of who has paid it', async () => {
    const { debtorId } = await book({ FA: 60_000 });
    expect((await pay(aPayment({ debtorId }))).body.unapplied).toEqual({ ...eur(100_000), debtorId });
  });

  it('leaves alone what is in another currency', async () => {
    const { debtorId, number } = await book({ FA: 60_000 }, 'USD');
    const { body } = await pay(aPayment({ text: number('FA') }));
    expect(body).toMatchObject({ allocations: [], unapplied: { ...eur(100_000), debtorId } });
  });

  it('for 200 invoices is on each of them once', { timeout: 120_000 }, async () => {
    const amounts = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`N${index}`, 1_000 + index]));
    const { id } = await bookOfMany(amounts);
    const allocations = Object.entries(amounts).map(([number, amountMinor]) => ({
      invoiceId: id(number),
      amountMinor,
    }));
    const amount = eur(allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
    const payment = aPayment({ amount, allocations });
    const { status, body } = await pay(payment);
    expect(status).toBe(201);
    expect(body.invoices.filter((each: { status: string }) => each.status === 'paid')).toHaveLength(200);
    const before = await api.items();
    expect(await pay(payment)).toMatchObject({ status: 200, body });
    expect(await api.items()).toEqual(before);
  });
});

/** The same as a book, all due on one day. */
async function bookOfMany(amounts: Record<string, number>) {
  debtors += 1;
  const debtor = aDebtor({ id: `C-${debtors}` });
  const entries = await Promise.all(
    Object.entries(amounts).map(async ([number, amountMinor]) => {
      const { body } = await api.post('/invoices', anInvoice({ number, debtor, amount: eur(amountMinor) }));
      return [number, body.id] as const;
    }),
  );
  const ids = new Map(entries);
  return { id: (number: string) => ids.get(number) ?? '' };
}

describe('the id of a payment for several invoices', () => {
  it('is taken once: the same again is 200 and stores nothing, other content is a conflict', async () => {
    const { number } = await book({ FA: 60_000, FB: 30_000 });
    const payment = aPayment({ text: `${number('FA')} ${number('FB')}` });
    const first = await pay(payment);
    const before = await api.items();
    expect(await pay(payment)).toMatchObject({ status: 200, body: first.body });
    for (const other of [{ amount: eur(1) }, { text: number('FA') }, { receivedOn: '2026-03-02' }, { method: 'card' }])
      expect(await pay({ ...payment, ...other })).toMatchObject({ status: 409, body: { title: 'paymentTaken' } });
    expect(await api.items()).toEqual(before);
  });

  it('is the same key as that of a payment of one invoice', async () => {
    const { id, number } = await book({ FA: 60_000 });
    const many = aPayment({ text: number('FA'), amount: eur(1) });
    await pay(many);
    const single = { id: many.id, amount: many.amount, receivedOn: many.receivedOn };
    expect((await api.post(`/invoices/${id('FA')}/payments`, single)).status).toBe(409);
    const other = aPayment({ amount: eur(1) });
    await api.post(`/invoices/${id('FA')}/payments`, other);
    expect((await pay({ ...other, text: number('FA') })).status).toBe(409);
    expect((await invoice(id('FA'))).received).toEqual(eur(2));
  });

  it('told ten times at once is on record once', async () => {
    const { id, debtorId, number } = await book({ FA: 60_000, FB: 30_000 });
    const payment = aPayment({ text: `${number('FA')} ${number('FB')}` });
    const answers = await Promise.all(Array.from({ length: 10 }, () => pay(payment)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([...Array(9).fill(200), 201]);
    expect([(await invoice(id('FA'))).received, (await invoice(id('FB'))).received]).toEqual([
      eur(60_000),
      eur(30_000),
    ]);
    expect(await unappliedOf(debtorId)).toMatchObject([eur(10_000)]);
  });
});

describe('a payment for several invoices is refused, its fields named and nothing stored, for', () => {
  const own = { id: 'refused', amount: eur(100_000), receivedOn: '2026-03-01' };

  it.each([
    ['no id', { id: undefined }, ['id']],
    ['no amount', { amount: undefined }, ['amount']],
    ['an amount of zero', { amount: eur(0) }, ['amount.amountMinor']],
    ['a day that does not exist', { receivedOn: '2026-02-30' }, ['receivedOn']],
    ['no allocation at all', { allocations: [] }, ['allocations']],
    ['an empty text', { text: ' ' }, ['text']],
    ['half a character in the text', { text: '\udfff' }, ['text']],
    ['a creditor nobody knows', { creditor: 'nobody' }, ['creditor']],
    ['a debtor nobody knows', { debtorId: 'nobody' }, ['debtorId']],
    ['an unknown field', { invoiceId: 'x' }, ['invoiceId']],
  ])('%s', async (_what, changes, fields) => {
    const before = await api.items();
    const { status, body } = await pay({ ...own, ...changes });
    expect({ status, fields: body.errors?.map((error: { field: string }) => error.field) }).toEqual({
      status: 422,
      fields,
    });
    expect(await api.items()).toEqual(before);
  });

  it('allocations that do not fit, each by its place', async () => {
    const { id } = await book({ A: 60_000, B: 30_000 });
    const foreign = await book({ C: 5_000 }, 'USD');
    const part = (invoiceId: string, amountMinor: number) => ({ invoiceId, amountMinor });
    const before = await api.items();
    const { status, body } = await pay({
      ...own,
      allocations: [
        part(id('A'), 60_001),
        part('main-nobody-00000000', 1),
        part(foreign.id('C'), 1),
        part(id('A'), 1),
        part(id('B'), 30_000),
      ],
    });
    expect({ status, errors: body.errors }).toEqual({
      status: 422,
      errors: [
        { field: 'allocations.0.amountMinor', message: 'is more than what is owed of it, 60000' },
        { field: 'allocations.1.invoiceId', message: 'is not an invoice of this creditor' },
        { field: 'allocations.2.invoiceId', message: 'is an invoice in USD, not in EUR' },
        { field: 'allocations.3.invoiceId', message: 'is an invoice that was named before' },
      ],
    });
    const beyond = await pay({
      ...own,
      amount: eur(80_000),
      allocations: [part(id('A'), 60_000), part(id('B'), 20_001)],
    });
    expect(beyond).toMatchObject({ status: 422, body: { errors: [{ field: 'allocations' }] } });
    expect(await api.items()).toEqual(before);
  });
});
