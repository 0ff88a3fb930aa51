import { describe, expect, it } from 'vitest';
import { disputeAnswer } from '../../lambdas/api/answers/pause.ts';
import { invoiceAnswer } from '../../lambdas/api/answers/invoice.ts';
import { invoiceSummaryAnswer } from '../../lambdas/api/answers/invoice-summary.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const dispute = { id: 'D-1', reason: 'wrongPrice', amountMinor: 40_000, reviewOn: '2026-05-04' };

let invoices = 0;
async function post(): Promise<string> {
  invoices += 1;
  return (await api.post('/invoices', anInvoice({ number: `FA-${invoices}` }))).body.id;
}
const open = (id: string, body: unknown, key?: string) =>
  api.post(`/invoices/${id}/disputes`, body, key === undefined ? {} : { 'idempotency-key': key });
const resolve = (id: string, body: unknown, disputeId = 'D-1') =>
  api.post(`/invoices/${id}/disputes/${disputeId}/resolution`, body);

describe('POST /invoices/{id}/disputes', () => {
  it('answers 201 with the dispute; the invoice shows what may still be demanded, and what was said', async () => {
    const id = await post();
    const { status, body } = await open(id, { ...dispute, comment: 'two were missing', owner: 'camille' });
    expect(status).toBe(201);
    expect(disputeAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: 'D-1',
      dispute: { disputedMinor: 40_000, end: null },
      invoice: { id, status: 'open' },
    });
    const invoice = (await api.get(`/invoices/${id}`)).body;
    expect(invoiceAnswer.parse(invoice)).toEqual(invoice);
    expect(invoice).toMatchObject({
      balance: { amountMinor: 120_000 },
      demandable: { amountMinor: 80_000 },
      pauses: [{ kind: 'dispute', owner: 'camille', said: { comment: 'two were missing' } }],
    });
  });

  it('of everything is a blocker of next-action with its code', async () => {
    const id = await post();
    await open(id, { reason: 'notReceived', reviewOn: '2026-05-04' });
    const { blockers } = (await api.get(`/invoices/${id}/next-action`)).body;
    expect(blockers.map(({ code }: { code: string }) => code)).toContain('dispute');
  });

  it('again answers the same with 200, by its id and by its key; other content under the id 409', async () => {
    const id = await post();
    const first = await open(id, dispute);
    expect(await open(id, dispute)).toMatchObject({ status: 200, body: first.body });
    expect(await open(id, { ...dispute, reason: 'quality' })).toMatchObject({
      status: 409,
      body: { title: 'disputeTaken' },
    });
    const { id: _id, ...keyed } = dispute;
    const second = await open(id, keyed, 'key-1');
    expect(second.status).toBe(201);
    expect(await open(id, keyed, 'key-1')).toMatchObject({ status: 200, body: { id: second.body.id } });
  });

  it.each([
    [{ ...dispute, amountMinor: 120_001 }, 'amountMinor'],
    [{ ...dispute, reason: 'angry' }, 'reason'],
    [{ ...dispute, reviewOn: '2026-03-01' }, 'reviewOn'],
    [{ ...dispute, until: '2026-05-04' }, 'until'],
  ])('refuses %j, names the field, and stores nothing', async (body, field) => {
    const id = await post();
    const before = await api.items();
    const answer = await open(id, body);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(await api.items()).toEqual(before);
  });
});

describe('POST /invoices/{id}/disputes/{disputeId}/resolution', () => {
  it('takes what is accepted off the balance, once', async () => {
    const id = await post();
    await open(id, dispute);
    const first = await resolve(id, { outcome: 'partly', creditMinor: 15_000, comment: 'we meet half way' });
    expect(first).toMatchObject({ status: 200, body: { balance: { amountMinor: 105_000 } } });
    expect(invoiceSummaryAnswer.parse(first.body)).toEqual(first.body);
    const again = (comment: string) => resolve(id, { outcome: 'partly', creditMinor: 15_000, comment });
    expect(await again('we meet half way')).toMatchObject({ status: 200, body: first.body });
    // Words that nobody has kept are not answered as if they were.
    expect(await again('a gesture')).toMatchObject({ status: 409, body: { title: 'resolved' } });
    expect(await resolve(id, { outcome: 'rejected' })).toMatchObject({ status: 409, body: { title: 'resolved' } });
    expect((await api.get(`/invoices/${id}`)).body).toMatchObject({
      credited: { amountMinor: 15_000 },
      pauses: [{ end: { how: 'partly' }, said: { comment: 'we meet half way' } }],
    });
  });

  it('of what is not there is 404, and in part without the part 422', async () => {
    const id = await post();
    expect((await resolve(id, { outcome: 'rejected' }, 'unknown')).status).toBe(404);
    expect((await resolve('unknown', { outcome: 'rejected' })).status).toBe(404);
    await open(id, dispute);
    expect(await resolve(id, { outcome: 'partly' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'creditMinor' }] },
    });
  });
});
