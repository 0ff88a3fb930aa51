import { beforeAll, describe, expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const ids: Record<string, string> = {};

const post = async (changes: Record<string, unknown>): Promise<string> =>
  (await api.post('/invoices', anInvoice(changes))).body.id;
const act = (id: string, name: string, body: unknown) => api.post(`/invoices/${id}/${name}`, body);
const payAll = (id: string) =>
  act(id, 'payments', {
    id: `pay-${id}`,
    amount: { amountMinor: 120_000, currency: 'EUR' },
    receivedOn: '2026-03-01',
  });

describe('a legal decision', () => {
  const decisions = {
    handOver: { decision: 'handOver', reason: 'no answer' },
    writeOff: { decision: 'writeOff', reason: 'bankrupt' },
    extend: { decision: 'extend', reason: 'promised', until: '2026-09-30' },
  };
  beforeAll(async () => {
    for (const name of [...Object.keys(decisions), 'open', 'demanded'])
      ids[name] = await post({ number: `legal-${name}`, debtor: aDebtor({ id: `legal-${name}` }) });
    await api.playTo('2026-06-01T06:00:00Z');
  });
  const idOf = (name: string) => ids[name] ?? '';

  it('is a conflict before it is asked for', async () => {
    const id = await post({ number: 'too-early', dueDate: '2026-12-31', debtor: aDebtor({ id: 'too-early' }) });
    for (const decision of Object.values(decisions))
      expect(await act(id, 'legal-decision', decision)).toMatchObject({ status: 409, body: { title: 'notRequested' } });
  });

  it('is asked for by a task that only the decision ends', async () => {
    expect((await api.get(`/invoices/${idOf('open')}`)).body).toMatchObject({
      status: 'escalated',
      stage: 'legalEscalation',
    });
    expect((await api.get(`/invoices/${idOf('open')}/next-action`)).body).toMatchObject({
      stage: null,
      isAllowed: false,
      blockers: [{ code: 'awaitingDecision' }],
    });
    const { tasks } = (await api.get('/tasks?limit=100')).body;
    const task = tasks.find((one: any) => one.invoiceId === idOf('open'));
    expect(task).toMatchObject({
      kind: 'legalDecision',
      debtorId: 'legal-open',
      data: {
        number: 'legal-open',
        balance: { amountMinor: 120_000, currency: 'EUR' },
        routeAdvice: `/invoices/${idOf('open')}/route-advice`,
      },
    });
    expect(await api.post(`/tasks/${task.id}/done`, {})).toMatchObject({ status: 409, body: { title: 'decide' } });
  });

  it('finds the escalated cases in the list of their status and stage', async () => {
    const { invoices: found } = (await api.get('/invoices?status=escalated&stage=legalEscalation')).body;
    expect(found.map(({ id }: { id: string }) => id).sort()).toEqual(Object.values(ids).sort());
    expect((await api.get('/invoices?stage=reminderOne')).body.invoices).toEqual([]);
  });

  it.each([
    ['an unknown decision', { decision: 'forget', reason: 'x' }, 'decision'],
    ['no reason', { decision: 'handOver' }, 'reason'],
    ['an extension without a date', { decision: 'extend', reason: 'x' }, 'until'],
    ['a date that does not exist', { decision: 'extend', reason: 'x', until: '2026-06-31' }, 'until'],
    ['a date in the past', { decision: 'extend', reason: 'x', until: '2026-05-31' }, 'until'],
    ['today', { decision: 'extend', reason: 'x', until: '2026-06-01' }, 'until'],
    ['a date beyond all calendars', { decision: 'extend', reason: 'x', until: '2150-01-01' }, 'until'],
    ['a date where none belongs', { decision: 'writeOff', reason: 'x', until: '2026-09-30' }, 'until'],
  ])('is refused with %s', async (_what, body, field) => {
    const before = await api.items();
    const answer = await act(idOf('open'), 'legal-decision', body);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(await api.items()).toEqual(before);
  });

  it.each([
    ['handOver', 'handedOver'],
    ['writeOff', 'writtenOff'],
    ['extend', 'escalated'],
  ] as const)(
    'to %s leaves the case %s; again it changes nothing, otherwise it is a conflict',
    async (name, status) => {
      const id = idOf(name);
      const decided = await act(id, 'legal-decision', decisions[name]);
      expect(decided).toMatchObject({ status: 200, body: { id, status } });
      const { tasks } = (await api.get('/tasks?limit=100')).body;
      expect(tasks.filter((task: any) => task.invoiceId === id && task.kind === 'legalDecision')).toEqual([]);
      // Nobody looks at what is handed over any more: the task names the day in time.
      expect(tasks.filter((task: any) => task.invoiceId === id && task.kind === 'prescriptionAlert')).toMatchObject(
        name === 'handOver' ? [{ dueOn: '2030-10-02', data: { prescribesOn: '2031-03-31' } }] : [],
      );
      const before = await api.items();
      expect(await act(id, 'legal-decision', decisions[name])).toMatchObject({ status: 200, body: decided.body });
      const other = { ...decisions[name], reason: 'another' };
      expect((await act(id, 'legal-decision', other)).status).toBe(409);
      expect(await api.items()).toEqual(before);
    },
  );

  it('is overtaken by a full payment, which ends its task', async () => {
    const id = idOf('open');
    expect((await payAll(id)).body.invoice).toMatchObject({ status: 'paid' });
    expect(await act(id, 'legal-decision', decisions.handOver)).toMatchObject({
      status: 409,
      body: { title: 'closed' },
    });
    const { tasks } = (await api.get('/tasks?limit=100')).body;
    expect(tasks.filter((task: any) => task.invoiceId === id)).toEqual([]);
  });

  it('is overtaken by all that the formal notice demanded, of which nothing is too much; it comes back as a whole', async () => {
    const id = idOf('demanded');
    const claim = async () => (await api.get(`/invoices/${id}/claim`)).body;
    const { totalMinor: amountMinor, claimOpenMinor } = await claim();
    const payment = { id: 'all', amount: { amountMinor, currency: 'EUR' }, receivedOn: '2026-06-01' };
    expect((await act(id, 'payments', payment)).body.invoice).toMatchObject({ status: 'paid' });
    expect((await api.get(`/invoices/${id}`)).body).toMatchObject({
      received: { amountMinor: 120_000 },
      balance: { amountMinor: 0 },
      payments: [{ amountMinor, excessMinor: 0, claimMinor: claimOpenMinor }],
    });
    expect(await claim()).toMatchObject({ totalMinor: 0, payments: [{ id: 'all', isPartOfPayment: true }] });
    const { tasks } = (await api.get('/tasks?limit=100')).body;
    expect(tasks.filter((task: any) => task.invoiceId === id)).toEqual([]);
    expect((await api.get('/debtors/legal-demanded')).body.unapplied).toEqual([]);
    const back = { paymentId: 'all', reason: 'returned', receivedOn: '2026-06-01' };
    expect(await act(id, 'claim/reversals', back)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'paymentId', message: 'is a part of the payment of that id: reverse that' }] },
    });
    expect((await act(id, 'reversals', back)).status).toBe(201);
    expect(await claim()).toMatchObject({ totalMinor: amountMinor, claimOpenMinor });
  });
});
