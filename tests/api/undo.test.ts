import { describe, expect, it } from 'vitest';
import { invoiceSummaryAnswer } from '../../lambdas/api/answers/invoice-summary.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile({ startAt: '2026-03-20T08:00:00Z' });
const reason = 'it was another invoice';

let invoices = 0;
async function post(): Promise<string> {
  invoices += 1;
  return (await api.post('/invoices', anInvoice({ number: `FA-${invoices}` }))).body.id;
}
const cancel = (id: string) => api.post(`/invoices/${id}/cancel`, { reason: 'our mistake' });
const reopen = (id: string, body: unknown = { reason }) => api.post(`/invoices/${id}/reopen`, body);
const dispute = { id: 'D-1', reason: 'quality', amountMinor: 40_000, reviewOn: '2026-05-04' };

describe('POST /invoices/{id}/reopen', () => {
  it('undoes a cancellation: the case is open again, and the timeline says by whom and why', async () => {
    const id = await post();
    await cancel(id);
    const { status, body } = await reopen(id);
    expect(status).toBe(200);
    expect(invoiceSummaryAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({ id, status: 'open', closedAt: null });
    const { events } = (await api.get(`/invoices/${id}/timeline`)).body;
    expect(events.at(-1)).toMatchObject({ type: 'CaseReopened', by: 'local', data: { reason, run: 2 } });
  });

  it('again, under an id of the caller, changes nothing, not even when the case was closed since', async () => {
    const id = await post();
    await cancel(id);
    await reopen(id, { id: 'O-1', reason });
    await cancel(id);
    const before = await api.items();
    expect(await reopen(id, { id: 'O-1', reason })).toMatchObject({ status: 200, body: { status: 'canceled' } });
    expect(await reopen(id, { id: 'O-1', reason: 'another' })).toMatchObject({ status: 409 });
    expect(await api.items()).toEqual(before);
  });

  it('puts what was paid back on the invoice that the cancellation had taken it from, unless it was refunded', async () => {
    const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
    const canceledWith = async (number: string): Promise<{ id: string; task: any; unapplied: () => Promise<any> }> => {
      const debtor = aDebtor({ id: `C-${number}` });
      const { id } = (await api.post('/invoices', anInvoice({ number, debtor }))).body;
      await api.post(`/invoices/${id}/payments`, { id: number, amount: eur(40_000), receivedOn: '2026-03-20' });
      await cancel(id);
      const { tasks } = (await api.get('/tasks?limit=100')).body;
      const unapplied = async () => (await api.get(`/debtors/${debtor.id}`)).body.unapplied;
      return { id, task: tasks.find(({ invoiceId }: any) => invoiceId === id), unapplied };
    };
    const [kept, refunded] = [await canceledWith('bank-kept'), await canceledWith('bank-refunded')];
    expect(kept.task).toMatchObject({ kind: 'refundOrAllocate', data: { excess: eur(40_000) } });
    expect(await kept.unapplied()).toMatchObject([{ paymentId: 'bank-kept', ...eur(40_000) }]);
    expect((await api.post(`/tasks/${refunded.task.id}/done`, { result: 'refunded' })).status).toBe(200);
    expect((await reopen(kept.id)).body).toMatchObject({ status: 'open', balance: eur(80_000) });
    expect((await reopen(refunded.id)).body).toMatchObject({ status: 'open', balance: eur(120_000) });
    expect([await kept.unapplied(), await refunded.unapplied()]).toEqual([[], []]);
    const { tasks } = (await api.get('/tasks?limit=100')).body;
    expect(tasks.filter(({ invoiceId }: any) => [kept.id, refunded.id].includes(invoiceId))).toEqual([]);
  });

  it('answers 409 for a case that is open, paid, or of which nothing is owed', async () => {
    const [open, paid, credited] = [await post(), await post(), await post()];
    const amount = { amountMinor: 120_000, currency: 'EUR' };
    await api.post(`/invoices/${paid}/payments`, { id: paid, amount, receivedOn: '2026-03-20' });
    const note = { number: 'AV-1', amountMinor: 120_000, reason: 'all of it', issuedOn: '2026-03-20' };
    await api.post(`/invoices/${credited}/credit-notes`, note);
    expect(await reopen(open)).toMatchObject({ status: 409, body: { title: 'notClosed' } });
    expect(await reopen(paid)).toMatchObject({ status: 409, body: { title: 'paid' } });
    expect(await reopen(credited)).toMatchObject({ status: 409, body: { title: 'settled' } });
    expect((await reopen('main-nothing-00000000')).status).toBe(404);
  });

  it('needs a reason', async () => {
    const id = await post();
    await cancel(id);
    expect((await reopen(id, {})).body.errors).toEqual([{ field: 'reason', message: 'is missing' }]);
  });
});

describe('POST /invoices/{id}/disputes/{disputeId}/reopen', () => {
  const undo = (id: string, body: unknown = { reason, reviewOn: '2026-05-20' }, disputeId = 'D-1') =>
    api.post(`/invoices/${id}/disputes/${disputeId}/reopen`, body);

  async function resolved(outcome: string): Promise<string> {
    const id = await post();
    await api.post(`/invoices/${id}/disputes`, dispute);
    await api.post(`/invoices/${id}/disputes/D-1/resolution`, { outcome, comment: 'the photos show it' });
    return id;
  }

  it('undoes a resolution: the dispute stands again, and what it took off is owed again', async () => {
    const id = await resolved('accepted');
    expect((await api.get(`/invoices/${id}`)).body.balance.amountMinor).toBe(80_000);
    expect(await undo(id)).toMatchObject({ status: 200, body: { id, balance: { amountMinor: 120_000 } } });
    expect((await api.get(`/invoices/${id}`)).body).toMatchObject({
      demandable: { amountMinor: 80_000 },
      pauses: [{ id: 'D-1', end: null, reviewOn: '2026-05-20', creditMinor: 0 }],
    });
  });

  it('may be followed by another resolution, whose words are then those that count', async () => {
    const id = await resolved('accepted');
    await undo(id);
    const body = { outcome: 'rejected', comment: 'they were of another delivery' };
    expect((await api.post(`/invoices/${id}/disputes/D-1/resolution`, body)).status).toBe(200);
    expect((await api.get(`/invoices/${id}`)).body.pauses).toMatchObject([
      { end: { how: 'rejected' }, said: { comment: body.comment } },
    ]);
  });

  it('is repeatable under an id of the caller', async () => {
    const id = await resolved('rejected');
    const body = { id: 'O-1', reason, reviewOn: '2026-05-20' };
    expect((await undo(id, body)).status).toBe(200);
    expect((await undo(id, body)).status).toBe(200);
    expect(await undo(id, { ...body, id: 'O-2' })).toMatchObject({ status: 409, body: { title: 'notResolved' } });
  });

  it('refuses what it cannot take, and names the field', async () => {
    const id = await resolved('rejected');
    expect((await undo(id, { reason, reviewOn: '2026-03-20' })).body.errors).toMatchObject([{ field: 'reviewOn' }]);
    expect((await undo(id, { reviewOn: '2026-05-20' })).body.errors).toMatchObject([{ field: 'reason' }]);
    expect((await undo(id, { reason, reviewOn: '2026-05-20' }, 'D-9')).status).toBe(404);
  });
});

describe('POST /invoices/{id}/notices/void', () => {
  it('takes the last notice back, and its stage comes again in a new cycle', async () => {
    const id = await post();
    await api.playTo('2026-04-04T00:00:00Z');
    const voiding = { stage: 'reminderOne', cycle: 1, reason };
    const tried = (body: unknown) => api.post(`/invoices/${id}/notices/void`, body);
    expect(await tried({ ...voiding, stage: 'courtesyNotice' })).toMatchObject({
      status: 409,
      body: { title: 'notLast' },
    });
    expect((await tried({ ...voiding, stage: 'reminderTwo' })).status).toBe(404);
    expect((await tried({ ...voiding, cycle: 2 })).status).toBe(404);
    expect((await tried({ stage: 'reminderOne', cycle: 1 })).body.errors).toMatchObject([{ field: 'reason' }]);
    expect(await tried(voiding)).toMatchObject({ status: 200, body: { stage: 'courtesyNotice', cycle: 2 } });
    const before = await api.items();
    expect(await tried(voiding)).toMatchObject({ status: 200 });
    expect(await api.items()).toEqual(before);
    expect((await api.get(`/invoices/${id}`)).body.notices).toMatchObject([
      { stage: 'courtesyNotice' },
      { stage: 'reminderOne', cycle: 1, voidedAt: '2026-04-04T00:00:00.000Z' },
    ]);
    expect((await api.get(`/invoices/${id}/next-action`)).body).toMatchObject({
      stage: 'reminderOne',
      blockers: [{ code: 'minimumGap' }, { code: 'contactDelay' }],
    });
  });
});

describe('what only a manager may undo', () => {
  it.each(['reopen', 'disputes/D-1/reopen', 'notices/void'])('%s is closed to a collector', async (path) => {
    const id = await post();
    const token = await api.stack().signIn({ username: 'collector', groups: ['collector'] });
    const answer = await api.send('POST', `/invoices/${id}/${path}`, { token, json: {} });
    expect(answer).toMatchObject({ status: 403, body: { title: 'role' } });
    const manager = await api.stack().signIn({ username: 'manager', groups: ['manager'] });
    expect((await api.send('POST', `/invoices/${id}/${path}`, { token: manager, json: {} })).status).toBe(422);
  });
});
