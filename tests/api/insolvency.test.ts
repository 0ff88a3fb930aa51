import { describe, expect, it } from 'vitest';
import { debtorAnswer, debtorTimelineAnswer } from '../../lambdas/api/answers/debtor.ts';
import { insolvencyAnswer } from '../../lambdas/api/answers/insolvency.ts';
import { taskAnswer } from '../../lambdas/api/answers/task.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile({ startAt: '2026-07-10T08:00:00Z' });
const opened = {
  id: 'I-1',
  openedOn: '2026-06-30',
  procedure: 'liquidation',
  publishedOn: '2026-07-05',
  note: 'by phone',
};

let debtors = 0;
/** A debtor of two invoices. */
async function known(): Promise<{ id: string; invoices: string[] }> {
  debtors += 1;
  const id = `D-${debtors}`;
  const invoices: string[] = [];
  for (const part of ['a', 'b'])
    invoices.push(
      (await api.post('/invoices', anInvoice({ number: `${id}${part}`, debtor: aDebtor({ id }) }))).body.id,
    );
  return { id, invoices };
}
const record = (id: string, body: unknown, key?: string) =>
  api.post(`/debtors/${id}/insolvency`, body, key === undefined ? {} : { 'idempotency-key': key });
const end = (id: string, how: string) => api.post(`/debtors/${id}/insolvency/end`, { how });
const codesOf = async (invoice: string) =>
  (await api.get(`/invoices/${invoice}/next-action`)).body.blockers.map(({ code }: { code: string }) => code);
const taskOf = async (id: string) =>
  (await api.get('/tasks?limit=100')).body.tasks.find(
    ({ kind, debtorId }: { kind: string; debtorId: string }) => kind === 'declareClaim' && debtorId === id,
  );

describe('POST /debtors/{id}/insolvency', () => {
  it('answers 201 with what is owed at the opening, stops all his invoices at once, and asks to declare in time', async () => {
    const { id, invoices } = await known();
    const { status, body } = await record(id, opened);
    expect(status).toBe(201);
    expect(insolvencyAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      insolvency: { id: 'I-1', end: null },
      declaration: {
        deadline: '2026-09-05',
        reliefUntil: '2027-01-05',
        claims: [
          { principalMinor: 120_000, interestMinor: 3635, fixedCompensationMinor: 4000, totalMinor: 127_635 },
          {},
        ],
        totals: [{ amountMinor: 255_270, currency: 'EUR' }],
      },
    });
    for (const invoice of invoices) expect(await codesOf(invoice)).toContain('insolvency');
    const task = await taskOf(id);
    expect(taskAnswer.parse(task)).toMatchObject({ dueOn: '2026-09-05', data: { totals: body.declaration.totals } });
    expect(JSON.stringify(task)).not.toContain('Acme');
    const debtor = (await api.get(`/debtors/${id}`)).body;
    expect(debtorAnswer.parse(debtor)).toMatchObject({ insolvencies: [{ id: 'I-1', note: 'by phone' }] });
    const log = (await api.get(`/debtors/${id}/timeline`)).body;
    expect(debtorTimelineAnswer.parse(log).changes).toMatchObject([{ type: 'InsolvencyRecorded' }]);
    expect(JSON.stringify(log)).not.toContain('by phone');
    expect((await api.get(`/debtors/${id}/insolvency`)).body).toEqual(body);
    const claim = (await api.get(`/invoices/${invoices[0]}/claim`)).body;
    expect(claim.interestMinor).toBe(3635);
  });

  it('again answers the same with 200, under the id or the key; other content 409', async () => {
    const { id } = await known();
    const first = await record(id, opened, 'key-1');
    const before = await api.items();
    expect(await record(id, opened)).toMatchObject({ status: 200, body: first.body });
    expect(await record(id, opened, 'key-1')).toMatchObject({ status: 200, body: first.body });
    expect(await record(id, { ...opened, procedure: 'safeguard' })).toMatchObject({
      status: 409,
      body: { title: 'insolvencyTaken' },
    });
    expect(await api.items()).toEqual(before);
  });

  it.each([
    [{ procedure: 'liquidation' }, 'openedOn'],
    [{ openedOn: '2026-07-11', procedure: 'liquidation' }, 'openedOn'],
    [{ openedOn: '2026-07-01', procedure: 'bankruptcy' }, 'procedure'],
    [{ openedOn: '2026-07-01', procedure: 'other', publishedOn: '2026-06-30' }, 'publishedOn'],
  ])('refuses %j, names the field, and stores nothing', async (body, field) => {
    const { id } = await known();
    const before = await api.items();
    const { status, body: problem } = await record(id, body);
    expect([status, problem.errors.map((error: { field: string }) => error.field)]).toEqual([422, [field]]);
    expect(await api.items()).toEqual(before);
  });

  it('is for a manager alone, and about a debtor who is known', async () => {
    const { id } = await known();
    const token = await api.stack().signIn({ username: 'collector', groups: ['collector'] });
    for (const path of ['insolvency', 'insolvency/end'])
      expect((await api.send('POST', `/debtors/${id}/${path}`, { token, json: opened })).status).toBe(403);
    expect((await record('nobody', opened)).status).toBe(404);
    expect((await api.get(`/debtors/${id}/insolvency`)).status).toBe(404);
  });
});

describe('POST /debtors/{id}/insolvency/end', () => {
  it('lets his invoices go on, and takes the task off the list; again changes nothing', async () => {
    const { id, invoices } = await known();
    await record(id, opened);
    const first = await end(id, 'recordedInError');
    expect(first).toMatchObject({ status: 200, body: { insolvencies: [{ end: { how: 'recordedInError' } }] } });
    for (const invoice of invoices) expect(await codesOf(invoice)).not.toContain('insolvency');
    expect(await taskOf(id)).toBeUndefined();
    expect((await api.get(`/invoices/${invoices[0]}/claim`)).body.interestMinor).toBeGreaterThan(3635);
    const before = await api.items();
    expect(await end(id, 'recordedInError')).toMatchObject({ status: 200, body: first.body });
    expect(await api.items()).toEqual(before);
    expect(await end(id, 'procedureOver')).toMatchObject({ status: 409, body: { title: 'notInsolvent' } });
  });

  it('comes after the task was done, too', async () => {
    const { id } = await known();
    await record(id, opened);
    const task = await taskOf(id);
    expect((await api.post(`/tasks/${task.id}/done`, { result: 'declared' })).status).toBe(200);
    expect((await api.get(`/debtors/${id}`)).body.insolvencies).toMatchObject([{ taskId: null, end: null }]);
    expect((await end(id, 'procedureOver')).status).toBe(200);
  });
});
