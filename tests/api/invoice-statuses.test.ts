import { describe, expect, it } from 'vitest';
import { invoiceStatusesAnswer, receivedStatusAnswer } from '../../lambdas/api/answers/invoice-status.ts';
import { names } from '../../local/stack/environment.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile({ startAt: '2026-09-15T08:00:00Z' });
let invoices = 0;

async function post(changes: Record<string, unknown> = {}): Promise<{ id: string; number: string }> {
  invoices += 1;
  const number = `FE-${invoices}`;
  const posted = anInvoice({ number, debtor: aDebtor({ id: `D-${number}` }), dueDate: '2026-09-30', ...changes });
  return { id: (await api.post('/invoices', posted)).body.id, number };
}
const path = (id: string) => `/invoices/${id}/statuses`;
const at = '2026-09-14T10:00:00Z';
const statusesOf = async (id: string) => (await api.get(path(id))).body;
const typesOf = async (id: string): Promise<string[]> =>
  (await api.get(`/invoices/${id}/timeline?limit=100`)).body.events.map(({ type }: { type: string }) => type);
const tasksOf = async (id: string) =>
  (await api.get('/tasks?limit=100')).body.tasks.filter((task: { invoiceId?: string }) => task.invoiceId === id);

/** Puts an event on the company's bus, and waits until the functions have had it. */
async function put(detail: Record<string, unknown>): Promise<void> {
  invoices += 1;
  await api.stack().bus.put(names.eventBus, {
    version: '0',
    id: `event-${invoices}`,
    source: 'billing',
    account: '000000000000',
    region: names.region,
    time: at,
    resources: [],
    'detail-type': 'InvoiceStatusChanged',
    detail,
  });
  await api.stack().activity.whenIdle();
}

describe('POST /invoices/{id}/statuses', () => {
  it('records a status with its effect, once, and keeps its words out of the history', async () => {
    const { id } = await post();
    const posted = {
      id: 'CDV-1',
      code: 207,
      at,
      reasonCode: 'QTE_ERR',
      reason: 'Ten were ordered.',
      platform: 'PA-0042',
    };
    const first = await api.post(path(id), posted);
    expect(first.status).toBe(201);
    expect(receivedStatusAnswer.parse(first.body)).toEqual(first.body);
    expect(first.body).toMatchObject({
      id: 'CDV-1',
      status: {
        code: 207,
        label: 'En litige',
        effect: 'disputed',
        reason: 'Ten were ordered.',
        isReasonMissing: false,
      },
      invoice: { id, status: 'paused' },
    });
    expect(await api.post(path(id), posted)).toMatchObject({ status: 200, body: { id: 'CDV-1' } });
    expect((await api.post(path(id), { ...posted, code: 205 })).status).toBe(409);
    expect(await tasksOf(id)).toMatchObject([{ kind: 'reviewDispute', data: { reason: 'wrongQuantity' } }]);
    expect(JSON.stringify((await api.get(`/invoices/${id}/timeline`)).body)).not.toContain('ordered');
    const list = await statusesOf(id);
    expect(invoiceStatusesAnswer.parse(list)).toEqual(list);
    expect(list).toMatchObject({ statuses: [{ id: 'CDV-1', reason: 'Ten were ordered.' }], issued: [] });
  });

  it('says of a code that is not known here that it has no effect', async () => {
    const { id } = await post();
    expect((await api.post(path(id), { code: 225, on: '2026-09-14' })).body.status).toMatchObject({
      label: null,
      effect: 'none',
      says: 'It is on record without effect: what it means is not known here.',
    });
    expect(await typesOf(id)).toEqual(['InvoicePosted', 'InvoiceStatusReceived']);
  });

  it('keeps when the invoice was filed, shown and approved', async () => {
    const { id } = await post();
    for (const [code, day] of [
      [200, '01'],
      [203, '02'],
      [205, '03'],
    ] as const)
      expect((await api.post(path(id), { code, at: `2026-09-${day}T10:00:00+02:00` })).status).toBe(201);
    expect(await statusesOf(id)).toMatchObject({
      filedAt: '2026-09-01T08:00:00.000Z',
      availableAt: '2026-09-02T08:00:00.000Z',
      approvedAt: '2026-09-03T08:00:00.000Z',
    });
    const { routes } = (await api.get(`/invoices/${id}/route-advice`)).body;
    expect(JSON.stringify(routes)).toContain('The debtor approved the e-invoice on 2026-09-03 (status 205)');
  });

  it('stops at a refusal, with a task, until a person sets it aside', async () => {
    const { id } = await post();
    await api.post(path(id), { id: 'CDV-2', code: 210, at, reasonCode: 'DOUBLE_FACT' });
    expect(await tasksOf(id)).toMatchObject([
      {
        kind: 'eInvoiceStatus',
        data: { code: 210, label: 'Refusée', asks: 'reissueInvoice', reasonCode: 'DOUBLE_FACT' },
      },
    ]);
    const { pauses } = (await api.get(`/invoices/${id}`)).body;
    expect(pauses).toMatchObject([{ kind: 'hold', status: 210, end: null }]);
    expect((await api.send('DELETE', `/invoices/${id}/holds/${pauses[0].id}`)).status).toBe(200);
    expect((await api.get(`/invoices/${id}`)).body.status).toBe('open');
    expect(await tasksOf(id)).toEqual([]);
  });

  it.each([
    [{ code: 207 }, 'at'],
    [{ code: 207, at, on: '2026-09-14' }, 'at'],
    [{ code: 207, at: '2026-09-14' }, 'at'],
    [{ code: 207, on: '2026-09-31' }, 'on'],
    [{ code: 207, on: '2026-09-17' }, 'on'],
    [{ code: 20.7, at }, 'code'],
    [{ code: '207', at }, 'code'],
    [{ code: 1000, at }, 'code'],
    [{ at }, 'code'],
    [{ code: 206, at, amount: { amountMinor: 1, currency: 'USD' } }, 'amount.currency'],
    [{ code: 207, at, reasonCode: 'QTE ERR' }, 'reasonCode'],
    [{ code: 207, at, id: '' }, 'id'],
  ])('%j is refused by its field, and stores nothing', async (body, field) => {
    const { id } = await post();
    const before = await api.items();
    const { status, body: problem } = await api.post(path(id), body);
    expect([status, problem.errors.map((error: { field: string }) => error.field)]).toEqual([422, [field]]);
    expect(await api.items()).toEqual(before);
  });

  it('is not known of an invoice that is not', async () => {
    expect((await api.post(path('main-none'), { code: 207, at })).status).toBe(404);
    expect((await api.get(path('main-none'))).status).toBe(404);
  });
});

describe('InvoiceStatusChanged on the bus', () => {
  it('is taken by the number of the invoice, and by its id, once', async () => {
    const { id, number } = await post();
    const suspended = { id: 'CDV-3', code: 208, at, invoiceNumber: number };
    await put(suspended);
    await put(suspended);
    expect(await typesOf(id)).toEqual(['InvoicePosted', 'InvoiceStatusReceived', 'HoldPlaced']);
    await put({ ...suspended, code: 209 });
    expect((await api.get(`/invoices/${id}`)).body.status).toBe('paused');
    await put({ id: 'CDV-4', code: 209, at: '2026-09-14T11:00:00Z', invoiceId: id });
    expect((await api.get(`/invoices/${id}`)).body.status).toBe('open');
  });

  it.each([
    ['without an id', { code: 207, at, invoiceNumber: 'FE-1' }],
    ['of no invoice', { id: 'CDV-5', code: 207, at }],
    ['of an invoice that is not known', { id: 'CDV-5', code: 207, at, invoiceNumber: 'FE-unknown' }],
    ['that changes nothing, of one that is not known', { id: 'CDV-5', code: 200, at, invoiceNumber: 'FE-unknown' }],
  ])('%s stores nothing', async (_what, detail) => {
    const before = await api.items();
    await put(detail);
    expect(await api.items()).toEqual(before);
  });
});

describe('collected (212)', () => {
  it('is issued with the payment and taken back with its reversal, each once', async () => {
    const { id } = await post({ vatDueOn: 'receipt' });
    const payment = { id: `bank-${id}`, amount: { amountMinor: 50_000, currency: 'EUR' }, receivedOn: '2026-09-14' };
    for (const status of [201, 200]) expect((await api.post(`/invoices/${id}/payments`, payment)).status).toBe(status);
    const reversal = { id: 'R-1', paymentId: payment.id, reason: 'chargeback', receivedOn: '2026-09-15' };
    for (const status of [201, 200])
      expect((await api.post(`/invoices/${id}/reversals`, reversal)).status).toBe(status);
    const { issued } = await statusesOf(id);
    expect(issued).toMatchObject([
      { code: 212, paymentId: payment.id, amountMinor: 50_000, on: '2026-09-14' },
      { code: 212, paymentId: payment.id, amountMinor: -50_000, on: '2026-09-15' },
    ]);
    expect((await typesOf(id)).filter((type) => type === 'InvoiceStatusIssued')).toHaveLength(2);
  });
});
