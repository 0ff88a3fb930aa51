import { describe, expect, it } from 'vitest';
import { holdAnswer } from '../../lambdas/api/answers/pause.ts';
import { invoiceSummaryAnswer } from '../../lambdas/api/answers/invoice-summary.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const reason = 'we talk about the delivery';

let invoices = 0;
async function post(): Promise<string> {
  invoices += 1;
  return (await api.post('/invoices', anInvoice({ number: `FA-${invoices}` }))).body.id;
}
const hold = (id: string, body: unknown, key?: string) =>
  api.post(`/invoices/${id}/holds`, body, key === undefined ? {} : { 'idempotency-key': key });
const lift = (id: string, holdId: string) => api.send('DELETE', `/invoices/${id}/holds/${holdId}`);
const blockersOf = async (id: string) => (await api.get(`/invoices/${id}/next-action`)).body.blockers;

describe('POST /invoices/{id}/holds', () => {
  it('answers 201 with the hold and the invoice, and next-action names it from then on', async () => {
    const id = await post();
    const { status, body } = await hold(id, { id: 'H-1', reason, until: '2026-05-01' });
    expect(status).toBe(201);
    expect(holdAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: 'H-1',
      hold: { reason, until: '2026-05-01', since: '2026-03-01T08:00:00.000Z', end: null },
      invoice: { id, status: 'paused' },
    });
    // The Friday is a public holiday.
    expect(await blockersOf(id)).toContainEqual({
      code: 'hold',
      message: `A person holds dunning until 2026-05-01: ${reason}`,
      until: '2026-05-04T07:00:00.000Z',
    });
    expect((await api.get('/invoices?status=paused')).body.invoices.map((each: { id: string }) => each.id)).toContain(
      id,
    );
  });

  it('with the same id again answers the same with 200, and with other content 409', async () => {
    const id = await post();
    const first = await hold(id, { id: 'H-1', reason, until: '2026-05-01' });
    const before = await api.items();
    expect(await hold(id, { id: 'H-1', reason, until: '2026-05-01' })).toMatchObject({ status: 200, body: first.body });
    expect(await hold(id, { id: 'H-1', reason, until: '2026-05-02' })).toMatchObject({
      status: 409,
      body: { title: 'holdTaken' },
    });
    expect(await api.items()).toEqual(before);
  });

  it('with the same Idempotency-Key again answers the same hold, also after it was lifted', async () => {
    const id = await post();
    const body = { reason, until: '2026-05-01' };
    const first = await hold(id, body, 'key-1');
    expect(first.status).toBe(201);
    expect(await hold(id, body, 'key-1')).toMatchObject({ status: 200, body: first.body });
    await lift(id, first.body.id);
    expect(await hold(id, body, 'key-1')).toMatchObject({ status: 200, body: { hold: { end: { how: 'lifted' } } } });
    expect(await hold(id, { ...body, until: '2026-05-02' }, 'key-1')).toMatchObject({ status: 409 });
  });

  it('without id and key places another hold each time', async () => {
    const id = await post();
    const first = await hold(id, { reason, until: '2026-05-01' });
    const second = await hold(id, { reason, until: '2026-05-01' });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).not.toBe(first.body.id);
    expect((await api.get(`/invoices/${id}`)).body.pauses).toHaveLength(2);
  });

  it.each([
    [{ until: '2026-05-01' }, 'reason'],
    [{ reason, until: '1 May' }, 'until'],
    [{ reason, until: '2026-03-01' }, 'until'],
    [{ reason, until: '2026-05-01', id: 'a b' }, 'id'],
    [{ reason, until: '2026-05-01', owner: 'me' }, 'owner'],
  ])('refuses %j, names the field, and stores nothing', async (body, field) => {
    const id = await post();
    const before = await api.items();
    const { status, body: problem } = await hold(id, body);
    expect(status).toBe(422);
    expect(problem.errors.map((error: { field: string }) => error.field)).toEqual([field]);
    expect(await api.items()).toEqual(before);
  });

  it('answers 409 for a closed case, and 404 for one that is not there', async () => {
    const id = await post();
    await api.post(`/invoices/${id}/cancel`, { reason: 'error' });
    expect(await hold(id, { reason, until: '2026-05-01' })).toMatchObject({ status: 409, body: { title: 'closed' } });
    expect(await hold('main-nothing-00000000', { reason, until: '2026-05-01' })).toMatchObject({ status: 404 });
  });
});

describe('DELETE /invoices/{id}/holds/{holdId}', () => {
  it('ends the hold; again changes nothing', async () => {
    const id = await post();
    await hold(id, { id: 'H-1', reason, until: '2026-05-01' });
    const first = await lift(id, 'H-1');
    expect(first).toMatchObject({ status: 200, body: { id, status: 'open' } });
    expect(invoiceSummaryAnswer.parse(first.body)).toEqual(first.body);
    expect((await blockersOf(id)).map(({ code }: { code: string }) => code)).not.toContain('hold');
    const before = await api.items();
    expect(await lift(id, 'H-1')).toMatchObject({ status: 200, body: first.body });
    expect(await api.items()).toEqual(before);
    const { events } = (await api.get(`/invoices/${id}/timeline`)).body;
    expect(events.map(({ type }: { type: string }) => type)).toEqual(['InvoicePosted', 'HoldPlaced', 'HoldLifted']);
  });

  it('answers 404 for a hold or an invoice that is not there', async () => {
    const id = await post();
    expect(await lift(id, 'H-1')).toMatchObject({ status: 404 });
    expect(await lift('main-nothing-00000000', 'H-1')).toMatchObject({ status: 404 });
  });
});
