import { beforeAll, describe, expect, it } from 'vitest';
import { taskAnswer } from '../../lambdas/api/answers/task.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const startAt = '2026-04-15T08:00:00Z';
const api = apiOfThisFile({ startAt });

beforeAll(async () => {
  const callTasks = [{ offsetDays: 15, minimumBalanceMinor: 0 }];
  const { status } = await api.send('PUT', '/policies/by-phone', {
    json: { ...defaultPolicy, id: 'by-phone', callTasks },
  });
  expect(status).toBe(201);
});

type Listed = { readonly id: string; readonly invoiceId: string; readonly kind: string; readonly dueOn: string };
const tasksOf = async (invoiceId: string): Promise<Listed[]> =>
  (await api.get('/tasks?limit=100')).body.tasks.filter((each: Listed) => each.invoiceId === invoiceId);

let invoices = 0;
/** An invoice that is late enough for the policy to want a call, and the task that asks for it. */
async function called(): Promise<{ id: string; taskId: string }> {
  invoices += 1;
  const number = `FA-${invoices}`;
  const debtor = aDebtor({ id: `C-${invoices}` });
  const dates = { issueDate: '2026-02-16', dueDate: '2026-03-16' };
  const { id } = (await api.post('/invoices', anInvoice({ number, debtor, policyId: 'by-phone', ...dates }))).body;
  await api.playTo(new Date(Date.parse(startAt) + invoices * 60_000).toISOString());
  const [task] = await tasksOf(id);
  if (!task) throw new Error('nobody was asked to call');
  return { id, taskId: task.id };
}
const done = (taskId: string, body: unknown, headers = {}) => api.post(`/tasks/${taskId}/done`, body, headers);
const pausesOf = async (id: string) => (await api.get(`/invoices/${id}`)).body.pauses;
const typesOf = async (id: string): Promise<string[]> =>
  (await api.get(`/invoices/${id}/timeline`)).body.events.map(({ type }: { type: string }) => type);

const promise = { amountMinor: 120_000, promisedFor: '2026-04-20', by: 'Ms Durand', channel: 'phone' };
const dispute = { reason: 'wrongPrice', amountMinor: 40_000, reviewOn: '2026-05-01' };
const hold = { reason: 'on holiday', until: '2026-05-04' };

describe('POST /tasks/{id}/done of a call', () => {
  it('takes up the promise that was made, and ends the task', async () => {
    const { id, taskId } = await called();
    const { status, body } = await done(taskId, { result: 'promise', promise });
    expect(status).toBe(200);
    expect(taskAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({ id: taskId, status: 'done', result: 'promise' });
    expect(await pausesOf(id)).toMatchObject([
      { kind: 'promise', amountMinor: 120_000, promisedFor: '2026-04-20', end: null },
    ]);
    expect(await tasksOf(id)).toEqual([]);
    expect((await typesOf(id)).slice(-2)).toEqual(['TaskDone', 'PromiseMade']);
  });

  it.each([
    [
      { result: 'dispute', dispute },
      { kind: 'dispute', reason: 'wrongPrice', disputedMinor: 40_000 },
    ],
    [
      { result: 'hold', hold },
      { kind: 'hold', until: '2026-05-04' },
    ],
    [
      { result: 'coolOff', coolOffDays: 5 },
      { kind: 'hold', until: '2026-04-20' },
    ],
    [
      { result: 'coolOff', coolOffDays: 30 },
      { kind: 'hold', until: '2026-05-15' },
    ],
  ])('puts %j on the invoice', async (body, pause) => {
    const { id, taskId } = await called();
    expect(await done(taskId, body)).toMatchObject({ status: 200, body: { status: 'done', result: body.result } });
    expect(await pausesOf(id)).toMatchObject([{ ...pause, end: null }]);
  });

  it('ends with the task alone when he was told and said nothing that changes the case', async () => {
    const { id, taskId } = await called();
    expect((await done(taskId, { result: 'told' })).status).toBe(200);
    expect(await pausesOf(id)).toEqual([]);
    expect((await typesOf(id)).at(-1)).toBe('TaskDone');
  });

  it('the same again answers the same and stores nothing; other content is a conflict', async () => {
    const { taskId } = await called();
    const first = await done(taskId, { result: 'promise', promise });
    const before = await api.items();
    expect(await done(taskId, { result: 'promise', promise })).toMatchObject({ status: 200, body: first.body });
    for (const other of [
      { result: 'promise', promise: { ...promise, promisedFor: '2026-04-21' } },
      { result: 'told' },
      { result: 'noAnswer' },
    ])
      expect(await done(taskId, other)).toMatchObject({ status: 409, body: { title: 'ended' } });
    expect(await api.items()).toEqual(before);
  });

  it('under an Idempotency-Key takes no other content', async () => {
    const { taskId } = await called();
    const key = { 'idempotency-key': 'call-1' };
    expect((await done(taskId, { result: 'hold', hold }, key)).status).toBe(200);
    expect((await done(taskId, { result: 'hold', hold }, key)).status).toBe(200);
    expect(await done(taskId, { result: 'told' }, key)).toMatchObject({ status: 409, body: { title: 'keyTaken' } });
  });

  it.each([
    [{}, 'result'],
    [{ result: 'spoke to her' }, 'result'],
    [{ result: 'promise' }, 'promise'],
    [{ result: 'dispute', promise }, 'promise'],
    [{ result: 'promise', promise, hold }, 'hold'],
    [{ result: 'told', retryOn: '2026-04-20' }, 'retryOn'],
    [{ result: 'coolOff' }, 'coolOffDays'],
    [{ result: 'coolOff', coolOffDays: 31 }, 'coolOffDays'],
    [{ result: 'coolOff', coolOffDays: 0 }, 'coolOffDays'],
    [{ result: 'promise', promise: { ...promise, by: '' } }, 'promise.by'],
    [{ result: 'promise', promise: { ...promise, amountMinor: 120_001 } }, 'promise.amountMinor'],
    [{ result: 'promise', promise: { ...promise, promisedFor: '2026-04-14' } }, 'promise.promisedFor'],
    [{ result: 'dispute', dispute: { ...dispute, reviewOn: '2026-04-15' } }, 'dispute.reviewOn'],
    [{ result: 'hold', hold: { ...hold, until: '2026-04-15' } }, 'hold.until'],
    [{ result: 'noAnswer', retryOn: '2026-04-15' }, 'retryOn'],
    [{ result: 'noAnswer', retryOn: '2026-05-16' }, 'retryOn'],
  ])('refuses %j, names the field, and stores nothing', async (body, field) => {
    const { taskId } = await called();
    const before = await api.items();
    const { status, body: problem } = await done(taskId, body);
    expect(status).toBe(422);
    expect(problem.errors.map((error: { field: string }) => error.field)).toEqual([field]);
    expect(await api.items()).toEqual(before);
  });

  it('without an answer asks again on the next business day, three times in all, then leaves it', async () => {
    const { id, taskId } = await called();
    expect(await done(taskId, { result: 'noAnswer' })).toMatchObject({ status: 200, body: { result: 'noAnswer' } });
    const [second] = await tasksOf(id);
    expect(second).toMatchObject({ kind: 'call', dueOn: '2026-04-16', data: { attempt: 2, offsetDays: 15 } });
    expect((await done(taskId, { result: 'noAnswer' })).status).toBe(200);
    expect(await tasksOf(id)).toEqual([second]);
    await done(second?.id ?? '', { result: 'noAnswer', retryOn: '2026-04-22' });
    const [third] = await tasksOf(id);
    expect(third).toMatchObject({ kind: 'call', dueOn: '2026-04-22', data: { attempt: 3 } });
    expect(await done(third?.id ?? '', { result: 'noAnswer', retryOn: '2026-04-23' })).toMatchObject({ status: 422 });
    expect(await done(third?.id ?? '', { result: 'noAnswer' })).toMatchObject({
      status: 200,
      body: { result: 'notReached' },
    });
    expect(await tasksOf(id)).toEqual([]);
  });

  it('that was tried once is still taken off the list when the invoice is paid', async () => {
    const { id, taskId } = await called();
    await done(taskId, { result: 'noAnswer' });
    const amount = { amountMinor: 120_000, currency: 'EUR' };
    await api.post(`/invoices/${id}/payments`, { id: `bank-${id}`, amount, receivedOn: '2026-04-15' });
    expect(await tasksOf(id)).toEqual([]);
  });
});

describe('POST /tasks/{id}/done of another task', () => {
  it('takes nothing that only a call can bring', async () => {
    const { id } = await called();
    const amount = { amountMinor: 130_000, currency: 'EUR' };
    await api.post(`/invoices/${id}/payments`, { id: 'too-much', amount, receivedOn: '2026-04-15' });
    const { tasks } = (await api.get('/tasks?limit=100')).body;
    const task = tasks.find(({ kind }: { kind: string }) => kind === 'refundOrAllocate');
    expect(await done(task.id, { result: 'refunded', promise })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'promise' }] },
    });
  });
});
