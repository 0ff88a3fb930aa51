import { describe, expect, it } from 'vitest';
import { claimAnswer } from '../../lambdas/api/answers/claim.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
let invoices = 0;

/** 1,200.00 EUR due on 31 May 2026, unless told otherwise. */
async function post(changes: Record<string, unknown> = {}): Promise<string> {
  invoices += 1;
  const { status, body } = await api.post(
    '/invoices',
    anInvoice({ number: `FA-${invoices}`, issueDate: '2026-04-30', dueDate: '2026-05-31', ...changes }),
  );
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}
const claim = (id: string, asOf = '2026-08-31') => api.get(`/invoices/${id}/claim?asOf=${asOf}`);

describe('GET /invoices/{id}/claim', () => {
  it('gives each segment and the sums, by the law of the debtor’s country', async () => {
    const { status, body } = await claim(await post());
    expect(status).toBe(200);
    expect(claimAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      regime: 'FR-business',
      asOf: '2026-08-31',
      principal: { amountMinor: 120_000, currency: 'EUR' },
      segments: [
        { from: '2026-06-01', to: '2026-06-30', days: 30, ratePercent: '12.15', baseMinor: 120_000 },
        { from: '2026-07-01', to: '2026-08-31', days: 62, ratePercent: '12.40', provisional: false },
      ],
      interestMinor: 3_726,
      fixedCompensationMinor: 4_000,
      totalMinor: 127_726,
      allocation: 'interestFirst',
      provisional: false,
    });
    expect(body.conventions.join(' ')).toContain('L441-10');
  });

  it('is of today unless a day is asked for, and nothing before the due date', async () => {
    const { body } = await api.get(`/invoices/${await post()}/claim`);
    expect(body).toMatchObject({ asOf: '2026-03-01', segments: [], interestMinor: 0, fixedCompensationMinor: 0 });
  });

  it('marks what is computed with a rate that is not published yet', async () => {
    const { body } = await claim(await post(), '2027-01-31');
    expect(body).toMatchObject({ provisional: true, missingRates: [{ halfYear: '2027-S1' }] });
    expect(body.segments.map(({ provisional }: { provisional: boolean }) => provisional)).toEqual([false, false, true]);
  });

  it('follows payments and credit notes, and forgets a payment that was taken back', async () => {
    const id = await post();
    const amount = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
    await api.post(`/invoices/${id}/payments`, { id: `b1-${id}`, amount: amount(20_000), receivedOn: '2026-02-20' });
    await api.post(`/invoices/${id}/payments`, { id: `b2-${id}`, amount: amount(30_000), receivedOn: '2026-02-21' });
    const note = { number: `AV-${id}`, amountMinor: 10_000, reason: 'returned goods', issuedOn: '2026-02-22' };
    await api.post(`/invoices/${id}/credit-notes`, note);
    expect((await claim(id)).body.segments[0]).toMatchObject({ baseMinor: 60_000 });
    const reversal = { id: `r-${id}`, paymentId: `b1-${id}`, reason: 'returned', receivedOn: '2026-03-01' };
    expect((await api.post(`/invoices/${id}/reversals`, reversal)).status).toBe(201);
    const { body } = await claim(id);
    expect(body.segments[0]).toMatchObject({ baseMinor: 80_000 });
    expect(body.components.principal).toMatchObject({ dueMinor: 110_000, paidMinor: 30_000, openMinor: 80_000 });
  });

  it('takes a contract rate and the order of payments from the invoice', async () => {
    const latePayment = { contractRatePercent: '15', allocation: 'principalFirst' };
    const id = await post({ latePayment });
    expect((await api.get(`/invoices/${id}`)).body).toMatchObject({ latePayment });
    const { body } = await claim(id);
    expect(body).toMatchObject({ allocation: 'principalFirst', interestMinor: 4_537 });
    expect(body.segments[0]).toMatchObject({ ratePercent: '15.00' });
  });

  it('refuses a contract rate below three times the legal one, naming the floor; or later, once the floor overtakes it', async () => {
    const latePayment = (contractRatePercent: string) => ({ latePayment: { contractRatePercent } });
    const dates = { issueDate: '2026-04-30', dueDate: '2026-05-31' };
    const low = await api.post('/invoices', anInvoice({ number: 'FA-low', ...dates, ...latePayment('7.85') }));
    expect(low).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'latePayment.contractRatePercent', message: expect.stringContaining('7.86 %') }] },
    });
    const id = await post(latePayment('8.24'));
    expect((await claim(id, '2026-06-30')).status).toBe(200);
    expect(await claim(id)).toMatchObject({
      status: 409,
      body: { title: 'contractRateBelowFloor', detail: expect.stringContaining('8.25 %') },
    });
  });

  it('asks a consumer for nothing before a formal notice, and never for the 40 EUR', async () => {
    const debtor = aDebtor({ id: 'K-1', kind: 'consumer', name: 'Claire Dubois', registrationNumber: undefined });
    const { status, body } = await claim(await post({ debtor }));
    expect([status, body.regime, body.interestMinor, body.fixedCompensationMinor]).toEqual([200, 'FR-consumer', 0, 0]);
  });

  it('says so when the law of a country is not known here', async () => {
    const debtor = aDebtor({ id: 'P-1', country: 'PT', registrationNumber: undefined });
    expect(await claim(await post({ debtor }))).toMatchObject({ status: 409, body: { title: 'unknownRegime' } });
    expect((await claim(await post({ debtor, latePayment: { regime: 'ES-business' } }))).body).toMatchObject({
      regime: 'ES-business',
    });
  });

  it.each([
    ['?asOf=2026-02-30', 'asOf'],
    ['?asOf=2200-01-01', 'asOf'],
    ['?day=2026-08-31', 'day'],
  ])('refuses %s', async (query, field) => {
    expect(await api.get(`/invoices/${await post()}/claim${query}`)).toMatchObject({
      status: 422,
      body: { errors: [{ field }] },
    });
  });

  it('knows no other invoice', async () => {
    expect(await claim('none')).toMatchObject({ status: 404 });
  });
});
