import { describe, expect, it } from 'vitest';
import { invoiceAnswer } from '../../lambdas/api/answers/invoice.ts';
import { invoiceSummaryAnswer } from '../../lambdas/api/answers/invoice-summary.ts';
import { promiseAnswer } from '../../lambdas/api/answers/pause.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const promise = {
  id: 'P-1',
  amountMinor: 50_000,
  promisedFor: '2026-04-10',
  by: 'Mme Durand, comptable',
  channel: 'phone',
};

let invoices = 0;
async function post(): Promise<string> {
  invoices += 1;
  return (await api.post('/invoices', anInvoice({ number: `FA-${invoices}` }))).body.id;
}
const make = (id: string, body: unknown, key?: string) =>
  api.post(`/invoices/${id}/promises`, body, key === undefined ? {} : { 'idempotency-key': key });
const withdraw = (id: string, promiseId: string) => api.send('DELETE', `/invoices/${id}/promises/${promiseId}`);
const typesOf = async (id: string) =>
  (await api.get(`/invoices/${id}/timeline`)).body.events.map(({ type }: { type: string }) => type);

describe('POST /invoices/{id}/promises', () => {
  it('answers 201 with the promise; the invoice shows what may still be demanded, and who promised', async () => {
    const id = await post();
    const { status, body } = await make(id, promise);
    expect(status).toBe(201);
    expect(promiseAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: 'P-1',
      promise: {
        amountMinor: 50_000,
        missingMinor: 50_000,
        coveredMinor: 50_000,
        channel: 'phone',
        until: '2026-04-14',
        end: null,
      },
      invoice: { id, status: 'open' },
    });
    const invoice = (await api.get(`/invoices/${id}`)).body;
    expect(invoiceAnswer.parse(invoice)).toEqual(invoice);
    expect(invoice).toMatchObject({
      demandable: { amountMinor: 70_000 },
      pauses: [{ kind: 'promise', said: { by: 'Mme Durand, comptable' } }],
    });
    expect(JSON.stringify((await api.get(`/invoices/${id}/timeline`)).body)).not.toContain('Durand');
  });

  it('for all of it is a blocker of next-action, with its code and its end', async () => {
    const id = await post();
    await make(id, { ...promise, amountMinor: 120_000 });
    const { blockers } = (await api.get(`/invoices/${id}/next-action`)).body;
    expect(blockers).toContainEqual(expect.objectContaining({ code: 'promise', until: '2026-04-14T07:00:00.000Z' }));
  });

  it('again answers the same with 200, by its id and by its key; other content under the id 409', async () => {
    const id = await post();
    const first = await make(id, promise);
    const before = await api.items();
    expect(await make(id, promise)).toMatchObject({ status: 200, body: first.body });
    for (const other of [{ amountMinor: 50_001 }, { by: 'M. Petit' }])
      expect(await make(id, { ...promise, ...other })).toMatchObject({ status: 409, body: { title: 'promiseTaken' } });
    expect(await api.items()).toEqual(before);
    const { id: _id, ...keyed } = { ...promise, amountMinor: 10_000 };
    const second = await make(id, keyed, 'key-1');
    expect(second.status).toBe(201);
    expect(await make(id, keyed, 'key-1')).toMatchObject({ status: 200, body: { id: second.body.id } });
    expect(await make(id, promise, 'key-1')).toMatchObject({ status: 409, body: { title: 'keyTaken' } });
  });

  it.each([
    [{ ...promise, amountMinor: 120_001 }, 'amountMinor'],
    [{ ...promise, amountMinor: 0 }, 'amountMinor'],
    [{ ...promise, promisedFor: '2026-02-28' }, 'promisedFor'],
    [{ ...promise, promisedFor: '2027-03-01' }, 'promisedFor'],
    [{ ...promise, channel: 'fax' }, 'channel'],
    [{ ...promise, by: '' }, 'by'],
    [{ ...promise, reason: 'soon' }, 'reason'],
  ])('refuses %j, names the field, and stores nothing', async (body, field) => {
    const id = await post();
    const before = await api.items();
    expect(await make(id, body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(await api.items()).toEqual(before);
  });

  it('beyond what other promises have left says what they promise', async () => {
    const id = await post();
    await make(id, promise);
    expect(await make(id, { ...promise, id: 'P-2', amountMinor: 70_001 })).toMatchObject({
      status: 422,
      body: { errors: [{ message: 'with the 50000 promised before is more than the balance, 120000' }] },
    });
  });

  it('answers 409 for a closed case, and 404 for one that is not there', async () => {
    const id = await post();
    await api.post(`/invoices/${id}/cancel`, { reason: 'error' });
    expect(await make(id, promise)).toMatchObject({ status: 409, body: { title: 'closed' } });
    expect(await make('main-nothing-00000000', promise)).toMatchObject({ status: 404 });
  });
});

describe('DELETE /invoices/{id}/promises/{promiseId}', () => {
  it('ends the promise; again changes nothing', async () => {
    const id = await post();
    await make(id, { ...promise, amountMinor: 120_000 });
    const first = await withdraw(id, 'P-1');
    expect(first).toMatchObject({ status: 200, body: { id, status: 'open' } });
    expect(invoiceSummaryAnswer.parse(first.body)).toEqual(first.body);
    const before = await api.items();
    expect(await withdraw(id, 'P-1')).toMatchObject({ status: 200, body: first.body });
    expect(await api.items()).toEqual(before);
    expect(await typesOf(id)).toEqual(['InvoicePosted', 'PromiseMade', 'PauseLifted']);
  });

  it('answers 404 for a promise or an invoice that is not there', async () => {
    const id = await post();
    expect(await withdraw(id, 'P-1')).toMatchObject({ status: 404 });
    expect(await withdraw('main-nothing-00000000', 'P-1')).toMatchObject({ status: 404 });
  });
});
