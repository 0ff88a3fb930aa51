import { describe, expect, it } from 'vitest';
import { names } from '../../local/stack/environment.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
let events = 0;

/** Puts an event on the company's bus, and waits until the functions have had it. */
async function put(
  type: string,
  detail: Record<string, unknown>,
  source: 'billing' | 'bank' = 'billing',
): Promise<void> {
  events += 1;
  await api.stack().bus.put(names.eventBus, {
    version: '0',
    id: `event-${events}`,
    source,
    account: '000000000000',
    region: names.region,
    time: '2026-03-01T08:00:00Z',
    resources: [],
    'detail-type': type,
    detail,
  });
  await api.stack().activity.whenIdle();
}

const aPayment = (changes: Record<string, unknown> = {}) => ({
  id: 'bank-1',
  amount: { amountMinor: 120_000, currency: 'EUR' },
  receivedOn: '2026-03-01',
  ...changes,
});
const post = async (number: string): Promise<string> =>
  (await api.post('/invoices', anInvoice({ number, debtor: aDebtor({ id: `D-${number}` }) }))).body.id;
const tasks = async () => (await api.get('/tasks?limit=100')).body.tasks;

describe('an invoice from the bus', () => {
  it('is the invoice the API would have taken, by the system that sent it', async () => {
    await put('InvoiceIssued', anInvoice());
    const { body } = await api.get('/invoices/main-FA-2026-0042-37e4bbdb');
    expect(body).toMatchObject({ number: 'FA-2026-0042', status: 'open' });
    const { events: told } = (await api.get(`/invoices/${body.id}/timeline`)).body;
    expect(told[0]).toMatchObject({ type: 'InvoicePosted', by: 'bus:billing' });
    expect((await api.post('/invoices', anInvoice())).status).toBe(200);
  });

  it.each([
    ['cannot be read', anInvoice({ number: 'bad-1', dueDate: '2026-02-30' })],
    [
      'names an account that is not ours',
      anInvoice({ number: 'bad-2', paymentMeans: { iban: 'DE89370400440532013000' } }),
    ],
    ['has a taken number', anInvoice({ dueDate: '2026-04-30' })],
    ['has unknown fields', anInvoice({ number: 'bad-3', discount: 1 })],
  ])('that %s is not stored', async (_what, detail) => {
    const before = await api.items();
    await put('InvoiceIssued', detail);
    expect(await api.items()).toEqual(before);
  });
});

describe('a payment from the bus', () => {
  it.each([
    ['our id', (id: string) => ({ invoiceId: id })],
    ['the number', (_id: string, number: string) => ({ invoiceNumber: number })],
    ['its reference alone', (_id: string, number: string) => ({ reference: number })],
  ] as const)('finds its invoice by %s, and told twice is taken once', async (what, by) => {
    const number = `P-${what.replaceAll(' ', '-')}`;
    const id = await post(number);
    const payment = aPayment({
      id: `bank-${number}`,
      amount: { amountMinor: 500, currency: 'EUR' },
      ...by(id, number),
    });
    await put('PaymentReceived', payment, 'bank');
    await put('PaymentReceived', payment, 'bank');
    expect((await api.get(`/invoices/${id}`)).body.received.amountMinor).toBe(500);
  });

  it('that was kept can still be taken on the invoice it belongs to, and its task ended', async () => {
    const id = await post('P-matched');
    await put('PaymentReceived', aPayment({ id: 'bank-matched' }), 'bank');
    const task = (await tasks()).find((one: any) => one.data.payment?.id === 'bank-matched');
    const { status } = await api.post(`/invoices/${id}/payments`, aPayment({ id: 'bank-matched' }));
    expect(status).toBe(201);
    expect((await api.post(`/tasks/${task.id}/done`, { result: 'matched' })).status).toBe(200);
  });

  it('that was kept is known by its id: other content is refused, and its task open until it stands somewhere', async () => {
    const id = 'bank-nowhere';
    const payment = aPayment({ id, reference: 'P-nowhere' });
    for (let time = 0; time < 2; time += 1) await put('PaymentReceived', payment, 'bank');
    const refused = api.stack().bus.deadLetters().length;
    const other = { ...payment, amount: { amountMinor: 60_000, currency: 'EUR' } };
    await put('PaymentReceived', other, 'bank');
    expect(api.stack().bus.deadLetters().slice(refused)).toMatchObject([{ error: 'RefusedEventError' }]);
    const kept = (await tasks()).filter((one: any) => one.data.payment?.id === id);
    expect(kept).toMatchObject([{ data: { payment } }]);
    const end = (result: string) => api.post(`/tasks/${kept[0].id}/done`, { result });
    expect(await end('done')).toMatchObject({ status: 409, body: { title: 'decide' } });
    expect((await end('refunded')).status).toBe(200);
  });

  it('of a creditor we do not have, or under the id of one that is on record, is refused', async () => {
    const id = await post('P-record');
    const payment = aPayment({ id: 'bank-record' });
    expect((await api.post(`/invoices/${id}/payments`, payment)).status).toBe(201);
    const before = await api.items();
    const refused = api.stack().bus.deadLetters().length;
    await put('PaymentReceived', { ...payment, reference: 'P-nobody' }, 'bank');
    await put('PaymentReceived', aPayment({ id: 'bank-elsewhere', creditor: 'elsewhere', reference: 'P-x' }), 'bank');
    expect(api.stack().bus.deadLetters().slice(refused)).toMatchObject(
      Array.from({ length: 2 }, () => ({ error: 'RefusedEventError' })),
    );
    expect(await api.items()).toEqual(before);
  });

  it('that was kept is taken as one for several invoices, which ends its task', async () => {
    const id = await post('P-77');
    const payment = aPayment({ id: 'bank-kept', reference: 'P-none' });
    await put('PaymentReceived', payment, 'bank');
    const isKept = (one: any) => one.data.payment?.id === 'bank-kept';
    expect((await tasks()).filter(isKept)).toHaveLength(1);
    const { status, body } = await api.post('/payments', { ...payment, text: 'P-77' });
    expect([status, body.allocations]).toEqual([201, [{ invoiceId: id, amountMinor: 120_000 }]]);
    expect((await tasks()).filter(isKept)).toEqual([]);
  });

  it('that was kept is taken for its invoice once that is known, which ends its task', async () => {
    const payment = aPayment({ id: 'bank-early', reference: 'P-78' });
    await put('PaymentReceived', payment, 'bank');
    const isKept = (one: any) => one.data.payment?.id === 'bank-early';
    expect((await tasks()).filter(isKept)).toHaveLength(1);
    const id = await post('P-78');
    await put('PaymentReceived', payment, 'bank');
    expect((await api.get(`/invoices/${id}`)).body.status).toBe('paid');
    expect((await tasks()).filter(isKept)).toEqual([]);
  });

  it('for several invoices goes where its text says, as at the API, and told twice is taken once', async () => {
    const [one, other] = [await post('M-1'), await post('M-2')];
    const id = 'bank-many';
    const payment = aPayment({ id, amount: { amountMinor: 130_000, currency: 'EUR' }, text: 'M-1 + M-2' });
    // Two debtors, and not what they owe: nobody knows whose it is.
    await put('PaymentReceived', payment, 'bank');
    expect((await tasks()).find((task: any) => task.data.payment?.id === id)).toMatchObject({ kind: 'matchPayment' });
    const allocations = [
      { invoiceId: one, amountMinor: 120_000 },
      { invoiceId: other, amountMinor: 10_000 },
    ];
    const allocated = { ...payment, id: 'bank-allocated', allocations };
    await put('PaymentReceived', allocated, 'bank');
    await put('PaymentReceived', allocated, 'bank');
    const received = [one, other].map(async (each) => (await api.get(`/invoices/${each}`)).body.received.amountMinor);
    expect(await Promise.all(received)).toEqual([120_000, 10_000]);
    expect((await api.post('/payments', allocated)).status).toBe(200);
    const { events: told } = (await api.get(`/invoices/${one}/timeline`)).body;
    expect(told.at(-1)).toMatchObject({ type: 'PaymentRecorded', by: 'bus:bank' });
  });

  it.each([
    ['allocated beyond what is owed', { allocations: [{ invoiceId: 'main-FA-2026-0042-37e4bbdb', amountMinor: 2 }] }],
    ['of one invoice and of several', { invoiceNumber: 'x', allocations: [{ invoiceId: 'x', amountMinor: 1 }] }],
    ['of a debtor nobody knows', { debtorId: 'nobody' }],
  ])('%s is not stored', async (_what, changes) => {
    const before = await api.items();
    const amount = { amountMinor: 1, currency: 'EUR' };
    await put('PaymentReceived', aPayment({ id: 'bank-refused-many', amount, ...changes }), 'bank');
    expect(await api.items()).toEqual(before);
  });

  it.each([
    ['in another currency', { amount: { amountMinor: 1, currency: 'USD' } }],
    ['of nothing', { amount: { amountMinor: 0, currency: 'EUR' } }],
    ['on a day that does not exist', { receivedOn: '2026-13-01' }],
  ])('%s is not stored', async (what, changes) => {
    const id = await post(`refused-${what.length}`);
    const before = await api.items();
    await put('PaymentReceived', aPayment({ id: 'bank-refused', invoiceId: id, ...changes }), 'bank');
    expect(await api.items()).toEqual(before);
  });
});
