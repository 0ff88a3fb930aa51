import { describe, expect, it } from 'vitest';
import { taskAnswer } from '../../lambdas/api/answers/task.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
let payments = 0;

/** Money of an invoice that nobody knows: a task asks whose it is. */
async function aTask(): Promise<string> {
  payments += 1;
  const { body } = await api.post('/invoices', anInvoice({ number: `FA-${payments}` }));
  const amount = { amountMinor: 130_000, currency: 'EUR' };
  await api.post(`/invoices/${body.id}/payments`, { id: `bank-${payments}`, amount, receivedOn: '2026-03-01' });
  const { tasks } = (await api.get('/tasks')).body;
  return tasks.find(({ invoiceId }: { invoiceId: string }) => invoiceId === body.id).id;
}
const amend = (id: string, json: unknown, headers = {}) => api.send('PATCH', `/tasks/${id}`, { json, headers });
const listed = async (id: string) =>
  (await api.get('/tasks')).body.tasks.find((task: { id: string }) => task.id === id);

describe('PATCH /tasks/{id}', () => {
  it('gives a task an owner and another day, by which it is listed, and takes the owner back', async () => {
    const id = await aTask();
    const { status, body } = await amend(id, { owner: 'camille', dueOn: '2026-03-12' });
    expect(status).toBe(200);
    expect(taskAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({ id, owner: 'camille', dueOn: '2026-03-12', status: 'open' });
    expect(await listed(id)).toEqual(body);
    expect((await amend(id, { owner: null })).body).not.toHaveProperty('owner');
    expect(await listed(id)).toMatchObject({ dueOn: '2026-03-12' });
  });

  it('done twice under a key is done once; other content under it is refused', async () => {
    const id = await aTask();
    const key = { 'idempotency-key': 'mine' };
    expect((await amend(id, { owner: 'camille' }, key)).status).toBe(200);
    expect((await amend(id, { owner: 'camille' }, key)).status).toBe(200);
    expect((await amend(id, { owner: 'louis' }, key)).status).toBe(409);
    expect(await listed(id)).toMatchObject({ owner: 'camille' });
  });

  it('leaves a task that has ended as it was', async () => {
    const id = await aTask();
    expect((await amend(id, { owner: 'camille' })).status).toBe(200);
    const done = await api.post(`/tasks/${id}/done`, { result: 'refunded' });
    expect(done).toMatchObject({ status: 200, body: { owner: 'camille', result: 'refunded' } });
    expect(await amend(id, { owner: 'louis' })).toMatchObject({ status: 409, body: { title: 'ended' } });
  });

  it.each<[object, string]>([
    [{}, 'body'],
    [{ owner: '' }, 'owner'],
    [{ dueOn: '2026-02-30' }, 'dueOn'],
    [{ result: 'done', owner: 'camille' }, 'result'],
  ])('refuses %j and says why', async (body, field) => {
    expect(await amend(await aTask(), body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('knows no task of that id', async () => {
    expect(await amend('none', { owner: 'camille' })).toMatchObject({ status: 404 });
  });
});
