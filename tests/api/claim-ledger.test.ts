import { describe, expect, it } from 'vitest';
import {
  claimAnswer,
  claimPaymentAnswer,
  claimReversalAnswer,
  claimWaiverAnswer,
} from '../../lambdas/api/answers/claim.ts';
import { debtorAnswer } from '../../lambdas/api/answers/debtor.ts';
import { scopes } from '../../lambdas/api/routes/route.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile({ startAt: '2026-08-31T08:00:00Z' });
let invoices = 0;

/** 1,200.00 EUR due on 31 May 2026: on 31 August 37.26 EUR of interest and 40.00 EUR are owed in addition. */
async function post(changes: Record<string, unknown> = {}): Promise<string> {
  invoices += 1;
  const dates = { issueDate: '2026-04-30', dueDate: '2026-05-31' };
  const { status, body } = await api.post('/invoices', anInvoice({ number: `FA-${invoices}`, ...dates, ...changes }));
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}
const claimOf = async (id: string) => (await api.get(`/invoices/${id}/claim?asOf=2026-08-31`)).body;
const payment = { id: 'bank-1', amountMinor: 5_000, currency: 'EUR', receivedOn: '2026-08-31' };
const waiver = { id: 'w-1', of: 'interest', amountMinor: 'all', on: '2026-08-31', reason: 'goodwill' };

describe('money meant for the claim', () => {
  it('is taken with 201, the same again with 200, other content with 409; the balance stays', async () => {
    const id = await post();
    const pay = (changes = {}) => api.post(`/invoices/${id}/claim/payments`, { ...payment, ...changes });
    const { status, body } = await pay();
    expect([status, body.id]).toEqual([201, 'bank-1']);
    expect(claimPaymentAnswer.parse(body)).toEqual(body);
    expect(body.invoice).toMatchObject({ status: 'open', balance: { amountMinor: 120_000 } });
    expect((await pay()).status).toBe(200);
    expect((await pay({ amountMinor: 4_000 })).status).toBe(409);
    const claim = await claimOf(id);
    expect(claimAnswer.parse(claim)).toEqual(claim);
    expect(claim).toMatchObject({ claimOpenMinor: 2_726, payments: [{ id: 'bank-1', amountMinor: 5_000 }] });
  });

  it('is refused beyond what is open, by the name of the field', async () => {
    const id = await post();
    const tooMuch = { ...payment, amountMinor: 7_727 };
    expect(await api.post(`/invoices/${id}/claim/payments`, tooMuch)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'amountMinor', message: expect.stringContaining('7726') }] },
    });
  });

  it('may come back: 201, the same again 200', async () => {
    const id = await post();
    await api.post(`/invoices/${id}/claim/payments`, payment);
    const reversal = { id: 'r-1', paymentId: 'bank-1', reason: 'returned', receivedOn: '2026-08-31' };
    const reverse = () => api.post(`/invoices/${id}/claim/reversals`, reversal);
    const { status, body } = await reverse();
    expect(status).toBe(201);
    expect(claimReversalAnswer.parse(body)).toEqual(body);
    expect((await reverse()).status).toBe(200);
    expect(await claimOf(id)).toMatchObject({ claimOpenMinor: 7_726 });
  });
});

describe('a waiver', () => {
  it('gives up a part of the claim, said who and why: 201, the same again 200, other content 409', async () => {
    const id = await post();
    const waive = (changes = {}) => api.post(`/invoices/${id}/claim/waivers`, { ...waiver, ...changes });
    const { status, body } = await waive();
    expect(status).toBe(201);
    expect(claimWaiverAnswer.parse(body)).toEqual(body);
    expect(body.waiver).toMatchObject({ reason: 'goodwill', by: expect.stringMatching(/./), byPolicy: false });
    expect((await waive()).status).toBe(200);
    expect((await waive({ of: 'claim' })).status).toBe(409);
    expect(await claimOf(id)).toMatchObject({ claimOpenMinor: 4_000, waivers: [{ id: 'w-1' }] });
  });

  it('is repeatable by Idempotency-Key where it has no id', async () => {
    const id = await post();
    const { id: _none, ...unnamed } = waiver;
    const waive = (changes = {}) =>
      api.post(`/invoices/${id}/claim/waivers`, { ...unnamed, ...changes }, { 'Idempotency-Key': `k-${id}` });
    const first = await waive();
    expect([first.status, (await waive()).status, (await waive({ reason: 'other' })).status]).toEqual([201, 200, 409]);
    expect((await waive()).body.id).toBe(first.body.id);
  });

  it('is not for whoever may only record payments', async () => {
    const token = await api.tokenFor(scopes.writePayments);
    const answer = await api.send('POST', `/invoices/${await post()}/claim/waivers`, { json: waiver, token });
    expect(answer.status).toBe(403);
  });
});

describe('a contract rate of the debtor', () => {
  it('is taken with PATCH and counts for his invoices; below the floor of today it is refused', async () => {
    const debtor = aDebtor({ id: 'C-rate' });
    const id = await post({ debtor });
    const amend = (latePayment: unknown) => api.send('PATCH', '/debtors/C-rate', { json: { latePayment } });
    const { status, body } = await amend({ contractRatePercent: '15' });
    expect(status).toBe(200);
    expect(debtorAnswer.parse(body)).toEqual(body);
    expect(await claimOf(id)).toMatchObject({ contractRate: { ratePercent: '15.00', origin: 'debtor' } });
    expect(await amend({ contractRatePercent: '8.24' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'latePayment.contractRatePercent', message: expect.stringContaining('8.25 %') }] },
    });
    expect((await amend(null)).body.latePayment).toBeNull();
    expect(await claimOf(id)).toMatchObject({ contractRate: null });
  });
});

describe('a contract rate of a policy', () => {
  it('is refused below the floor of today', async () => {
    const { body: policy } = await api.get('/policies/default');
    const put = (latePayment: unknown) => api.send('PUT', '/policies/default', { json: { ...policy, latePayment } });
    expect(await put({ contractRatePercent: '8.24' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'latePayment.contractRatePercent' }] },
    });
    const id = await post();
    expect((await put({ contractRatePercent: '13' })).status).toBe(200);
    expect(await claimOf(id)).toMatchObject({ contractRate: { ratePercent: '13.00', origin: 'policy' } });
  });
});

describe('an invoice that is paid', () => {
  it('stays closed by default, its claim a balance of the debtor', async () => {
    const id = await post();
    const amount = { amountMinor: 120_000, currency: 'EUR' };
    await api.post(`/invoices/${id}/payments`, { id: `p-${id}`, amount, receivedOn: '2026-08-31' });
    await api.playTo('2026-09-15T12:00:00Z');
    const { body } = await api.get(`/invoices/${id}`);
    expect([body.status, body.notices]).toEqual(['paid', []]);
    expect((await claimOf(id)).claimOpenMinor).toBeGreaterThan(0);
    const { body: tasks } = await api.get('/tasks?limit=100');
    expect(tasks.tasks.filter(({ invoiceId }: { invoiceId?: string }) => invoiceId === id)).toEqual([]);
  });
});
