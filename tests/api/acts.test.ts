import { describe, expect, it } from 'vitest';
import { invoiceSummaryAnswer } from '../../lambdas/api/answers/invoice-summary.ts';
import { taskAnswer } from '../../lambdas/api/answers/task.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();

let invoices = 0;
async function post(changes: Record<string, unknown> = {}): Promise<string> {
  invoices += 1;
  return (await api.post('/invoices', anInvoice({ number: `FA-${invoices}`, ...changes }))).body.id;
}
const act = (id: string, name: string, body: unknown, key?: string) =>
  api.post(`/invoices/${id}/${name}`, body, key === undefined ? {} : { 'idempotency-key': key });
const payAll = (id: string) =>
  act(id, 'payments', {
    id: `pay-${id}`,
    amount: { amountMinor: 120_000, currency: 'EUR' },
    receivedOn: '2026-03-01',
  });
const typesOf = async (id: string) =>
  (await api.get(`/invoices/${id}/timeline`)).body.events.map(({ type }: { type: string }) => type);

describe('a cancellation', () => {
  it('ends the case in the same request and keeps its reason', async () => {
    const id = await post();
    const { status, body } = await act(id, 'cancel', { reason: 'credit note CN-1' });
    expect(status).toBe(200);
    expect(invoiceSummaryAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({ id, status: 'canceled', closedAt: '2026-03-01T08:00:00.000Z' });
    const { events } = (await api.get(`/invoices/${id}/timeline`)).body;
    expect(events.at(-1)).toMatchObject({ type: 'InvoiceCanceled', data: { reason: 'credit note CN-1' } });
    expect((await api.get(`/invoices/${id}/next-action`)).body).toMatchObject({
      stage: null,
      blockers: [{ code: 'closed' }],
    });
  });

  it.each(['credit note', 'another reason'])('of a canceled invoice changes nothing (%s)', async (reason) => {
    const id = await post();
    const first = await act(id, 'cancel', { reason: 'credit note' });
    const before = await api.items();
    expect(await act(id, 'cancel', { reason })).toMatchObject({ status: 200, body: first.body });
    expect(await api.items()).toEqual(before);
  });

  it('of a paid invoice is a conflict', async () => {
    const id = await post();
    await payAll(id);
    expect(await act(id, 'cancel', { reason: 'error' })).toMatchObject({ status: 409, body: { title: 'closed' } });
  });

  it.each([
    [{}, 'reason'],
    [{ reason: '' }, 'reason'],
    [{ reason: 'x'.repeat(501) }, 'reason'],
    [{ reason: 'a\r\nb' }, 'reason'],
    [{ reason: 'x', force: true }, 'force'],
  ])('is refused with %j', async (body, field) => {
    const answer = await act(await post(), 'cancel', body);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });
});

describe('an Idempotency-Key', () => {
  it('makes a repeated act one, stored in the same transaction as the act', async () => {
    const id = await post();
    const before = await api.items();
    const first = await act(id, 'cancel', { reason: 'error' }, 'key-1');
    const after = await api.items();
    expect([...after.keys()].filter((key) => !before.has(key)).map((key) => key.split('#')[0])).toEqual(
      expect.arrayContaining(['REQUEST', 'INVOICE']),
    );
    expect(after.size - before.size).toBe(2);
    expect(await act(id, 'cancel', { reason: 'error' }, 'key-1')).toMatchObject({ status: 200, body: first.body });
    expect(await api.items()).toEqual(after);
  });

  it('with other content is a conflict', async () => {
    const id = await post();
    await act(id, 'cancel', { reason: 'error' }, 'key-2');
    expect(await act(id, 'cancel', { reason: 'other' }, 'key-2')).toMatchObject({
      status: 409,
      body: { title: 'keyTaken' },
    });
  });

  it('counts for one act on one invoice: elsewhere it is another key', async () => {
    const [one, other] = [await post(), await post()];
    await act(one, 'cancel', { reason: 'error' }, 'key-3');
    expect((await act(other, 'cancel', { reason: 'other' }, 'key-3')).status).toBe(200);
  });

  it('is not used up by an act that is refused', async () => {
    const id = await post();
    const before = await api.items();
    const decision = { decision: 'writeOff', reason: 'too small' };
    expect((await act(id, 'legal-decision', decision, 'key-4')).status).toBe(409);
    expect(await api.items()).toEqual(before);
  });

  it('is one act when 10 requests bring it at once', async () => {
    const id = await post();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => act(id, 'cancel', { reason: 'error' }, 'key-5')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await typesOf(id)).toEqual(['InvoicePosted', 'InvoiceCanceled']);
  });

  it.each(['', 'x'.repeat(256), 'clé'])('that cannot be one is refused (%s)', async (key) => {
    expect(await act(await post(), 'cancel', { reason: 'error' }, key)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'Idempotency-Key' }] },
    });
  });
});

describe('a task', () => {
  it('is done with a result, once, and told on the timeline of its invoice', async () => {
    const id = await post();
    await act(id, 'payments', {
      id: 'too-much',
      amount: { amountMinor: 120_500, currency: 'EUR' },
      receivedOn: '2026-03-01',
    });
    const task = (await api.get('/tasks')).body.tasks.find((one: { invoiceId: string }) => one.invoiceId === id);
    const done = await api.post(`/tasks/${task.id}/done`, { result: 'refunded' });
    expect(done.status).toBe(200);
    expect(taskAnswer.parse(done.body)).toEqual(done.body);
    expect(done.body).toEqual({
      ...task,
      status: 'done',
      result: 'refunded',
      doneAt: '2026-03-01T08:00:00.000Z',
      doneBy: 'local',
    });
    expect(await typesOf(id)).toEqual(['InvoicePosted', 'PaymentRecorded', 'TaskDone']);
    const before = await api.items();
    expect(await api.post(`/tasks/${task.id}/done`, { result: 'refunded' })).toMatchObject({
      status: 200,
      body: done.body,
    });
    expect(await api.post(`/tasks/${task.id}/done`, { result: 'allocated' })).toMatchObject({
      status: 409,
      body: { title: 'ended' },
    });
    expect(await api.items()).toEqual(before);
  });

  it('is done without a result, even without a body, and repeatable under a key', async () => {
    await post({ debtor: aDebtor({ id: 'paid-back' }) });
    const amount = { amountMinor: 1, currency: 'EUR' };
    const receivedOn = '2026-03-01';
    await api.post('/payments', { id: 'lost', amount, receivedOn, debtorId: 'paid-back' });
    await api.post('/debtors/paid-back/allocations', { paymentId: 'lost', refundMinor: 1 });
    await api.post('/payments/lost/reversals', { reason: 'returned', receivedOn });
    const task = (await api.get('/tasks?limit=100')).body.tasks.find((one: any) => one.kind === 'reviewReversal');
    const key = { 'idempotency-key': 'done-1' };
    const path = `/tasks/${task.id}/done`;
    expect(await api.send('POST', path, { headers: key })).toMatchObject({ status: 200, body: { result: 'done' } });
    expect((await api.post(path, {}, key)).status).toBe(200);
    expect(await api.post(path, { result: 'refunded' }, key)).toMatchObject({
      status: 409,
      body: { title: 'keyTaken' },
    });
  });

  it.each([
    [{ result: '' }, 'result'],
    [{ result: 5 }, 'result'],
    [{ result: 'x'.repeat(501) }, 'result'],
    [{ note: 'x' }, 'note'],
  ])('is refused with %j', async (body, field) => {
    expect(await api.post('/tasks/any/done', body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });
});

describe('what comes next', () => {
  it('is named before the first stage, with the day it may leave and why not now', async () => {
    const id = await post({ issueDate: '2026-06-01', dueDate: '2026-07-31', debtor: aDebtor({ id: 'next' }) });
    expect((await api.get(`/invoices/${id}/next-action`)).body).toEqual({
      stage: 'courtesyNotice',
      dunnableFrom: '2026-07-24T07:00:00.000Z',
      isAllowed: false,
      blockers: [{ code: 'notYetDue', message: expect.stringMatching(/\w/), until: '2026-07-24T07:00:00.000Z' }],
    });
  });
});
