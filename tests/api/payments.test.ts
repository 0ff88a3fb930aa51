import { beforeAll, describe, expect, it } from 'vitest';
import { paymentAnswer } from '../../lambdas/api/answers/money.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

function aPayment(changes: Record<string, unknown> = {}) {
  return {
    id: 'bank-2026-04-02-17',
    amount: eur(120_000),
    receivedOn: '2026-04-02',
    method: 'transfer',
    reference: 'FA-2026-0042',
    ...changes,
  };
}

let invoices = 0;
async function post(): Promise<string> {
  invoices += 1;
  return (await api.post('/invoices', anInvoice({ number: `FA-${invoices}` }))).body.id;
}
const pay = (id: string, changes: Record<string, unknown> = {}) =>
  api.post(`/invoices/${id}/payments`, aPayment(changes));

describe('a payment', () => {
  it('of the whole balance pays the invoice in the same request', async () => {
    const id = await post();
    const { status, body } = await pay(id, { id: 'p-full' });
    expect(status).toBe(201);
    expect(paymentAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      payment: aPayment({ id: 'p-full' }),
      invoice: { id, status: 'paid', balance: eur(0) },
    });
    expect((await api.get(`/invoices/${id}/next-action`)).body).toEqual({
      stage: null,
      dunnableFrom: null,
      isAllowed: false,
      blockers: [{ code: 'settled', message: 'The invoice is paid.' }],
    });
  });

  it('of a part leaves the rest open', async () => {
    const id = await post();
    expect((await pay(id, { id: 'p-part', amount: eur(119_000) })).body.invoice).toMatchObject({
      status: 'open',
      balance: eur(1_000),
    });
  });

  it('of too much closes the case and leaves a task to refund or allocate', async () => {
    const id = await post();
    expect((await pay(id, { id: 'p-over', amount: eur(120_001) })).body.invoice).toMatchObject({
      status: 'paid',
      balance: eur(0),
    });
    const { tasks } = (await api.get('/tasks')).body;
    expect(tasks).toContainEqual(
      expect.objectContaining({
        kind: 'refundOrAllocate',
        invoiceId: id,
        debtorId: 'C-001',
        data: expect.objectContaining({ paymentId: 'p-over', excess: eur(1) }),
      }),
    );
  });

  it('on a closed case is on record, moves no status and becomes a task', async () => {
    const id = await post();
    await api.post(`/invoices/${id}/cancel`, { reason: 'credit note' });
    const { status, body } = await pay(id, { id: 'p-late' });
    expect({ status, now: body.invoice.status }).toEqual({ status: 201, now: 'canceled' });
    const { tasks } = (await api.get('/tasks?limit=100')).body;
    expect(tasks.filter((task: { invoiceId: string }) => task.invoiceId === id)).toHaveLength(1);
  });

  it('told again is the same payment: 200, and nothing stored', async () => {
    const id = await post();
    const first = await pay(id, { id: 'p-again', amount: eur(1) });
    const before = await api.items();
    expect(await pay(id, { id: 'p-again', amount: eur(1) })).toMatchObject({ status: 200, body: first.body });
    expect(await api.items()).toEqual(before);
  });

  it.each([
    ['amount', { amount: eur(2) }],
    ['date', { receivedOn: '2026-04-03' }],
    ['method', { method: 'card' }],
    ['reference', { reference: undefined }],
  ])('under a taken id with another %s is a conflict', async (_what, other) => {
    const id = await post();
    const own = `p-taken-${id}`;
    await pay(id, { id: own, amount: eur(1) });
    const before = await api.items();
    expect(await pay(id, { id: own, amount: eur(1), ...other })).toMatchObject({
      status: 409,
      body: { title: 'paymentTaken' },
    });
    expect(await api.items()).toEqual(before);
  });

  it('under an id that another invoice of the creditor has is a conflict', async () => {
    const [one, other] = [await post(), await post()];
    await pay(one, { id: 'p-elsewhere', amount: eur(1) });
    expect((await pay(other, { id: 'p-elsewhere', amount: eur(1) })).status).toBe(409);
  });

  it('told 20 times at once is on record once', async () => {
    const id = await post();
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay(id, { id: 'p-race', amount: eur(7) })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      ...Array.from({ length: 19 }, () => 200),
      201,
    ]);
    expect((await api.get(`/invoices/${id}`)).body.received).toEqual(eur(7));
  });

  it('is on record once each when several arrive at once', async () => {
    const id = await post();
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) => pay(id, { id: `p-many-${index}`, amount: eur(10) })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect((await api.get(`/invoices/${id}`)).body.received).toEqual(eur(50));
  });

  it('for an invoice nobody knows is not found, and nothing stored', async () => {
    const before = await api.items();
    expect((await pay('main-none-00000000')).status).toBe(404);
    expect(await api.items()).toEqual(before);
  });
});

describe('a payment is refused, its field named and nothing stored, for', () => {
  let id = '';
  beforeAll(async () => {
    id = (await api.post('/invoices', anInvoice({ number: 'refused', debtor: aDebtor({ id: 'C-refused' }) }))).body.id;
  });

  it.each([
    ['no id', { id: undefined }, 'id'],
    ['an empty id', { id: '' }, 'id'],
    ['an id of 129 characters', { id: 'x'.repeat(129) }, 'id'],
    ['half a character in the id', { id: '\udfff' }, 'id'],
    ['a line end in the id', { id: 'a\nb' }, 'id'],
    ['no amount', { amount: undefined }, 'amount'],
    ['an amount of zero', { amount: eur(0) }, 'amount.amountMinor'],
    ['a negative amount', { amount: eur(-120_000) }, 'amount.amountMinor'],
    ['an amount in major units', { amount: eur(1200.01) }, 'amount.amountMinor'],
    ["a currency that is not the invoice's", { amount: { amountMinor: 1, currency: 'USD' } }, 'amount.currency'],
    ['a currency that is none', { amount: { amountMinor: 1, currency: '€' } }, 'amount.currency'],
    ['a day that does not exist', { receivedOn: '2026-04-31' }, 'receivedOn'],
    ['no day', { receivedOn: undefined }, 'receivedOn'],
    ['a method nobody knows', { method: 'barter' }, 'method'],
    ['an empty reference', { reference: '' }, 'reference'],
    ['an unknown field', { iban: 'FR7630006000011234567890189' }, 'iban'],
    ['an unknown field of the amount', { amount: { ...eur(1), amount: 1 } }, 'amount.amount'],
  ])('%s', async (_what, changes, field) => {
    const before = await api.items();
    const { status, body } = await pay(id, changes);
    expect({ status, fields: body.errors.map((error: { field: string }) => error.field) }).toEqual({
      status: 422,
      fields: [field],
    });
    expect(await api.items()).toEqual(before);
  });

  it('a sum that can no more be counted exactly', async () => {
    expect((await pay(id, { id: 'p-huge', amount: eur(Number.MAX_SAFE_INTEGER) })).status).toBe(201);
    // All but the 1,200.00 of the invoice is the debtor's now.
    const { status, body } = await pay(id, { id: 'p-more', amount: eur(120_001) });
    expect({ status, field: body.errors[0].field }).toEqual({ status: 422, field: 'amount.amountMinor' });
  });
});
