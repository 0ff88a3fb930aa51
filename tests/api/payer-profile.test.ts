import { describe, expect, it } from 'vitest';
import { payerProfileAnswer } from '../../lambdas/api/answers/payer.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile({ startAt: '2026-03-01T08:00:00Z' });

let invoices = 0;
async function post(debtorId: string, changes: Record<string, unknown> = {}) {
  invoices += 1;
  const answer = await api.post(
    '/invoices',
    anInvoice({ number: `P-${invoices}`, debtor: aDebtor({ id: debtorId }), policyId: undefined, ...changes }),
  );
  expect(answer.status).toBe(201);
  return answer.body;
}

let payments = 0;
async function pay(invoiceId: string, receivedOn: string, amountMinor = 120_000) {
  payments += 1;
  const amount = { amountMinor, currency: 'EUR' };
  const answer = await api.post(`/invoices/${invoiceId}/payments`, { id: `bank-${payments}`, amount, receivedOn });
  expect(answer.status).toBe(201);
}

const profile = async (id: string) => (await api.get(`/debtors/${id}/profile`)).body;
/** Events reach the function within seconds; time here stands still unless it is played. */
let now = Date.parse('2026-03-01T08:00:00Z');
const settle = () => api.playTo(new Date((now += 1_000)).toISOString());

describe('GET /debtors/{id}/profile', () => {
  it('answers who has only one open invoice as new, and why', async () => {
    const { id } = await post('NEW');
    await settle();
    const { status, body } = await api.get('/debtors/NEW/profile?creditor=main');
    expect(status).toBe(200);
    expect(payerProfileAnswer.parse(body)).toEqual(body);
    expect(body).toEqual({
      debtorId: 'NEW',
      creditor: 'main',
      policyId: 'default',
      grade: 'new',
      reasons: ['0 invoices paid so far: nothing is made of shares and averages below 3.'],
      suggestions: [],
      figures: {
        invoices: 1,
        open: 1,
        paid: 0,
        paidLate: 0,
        latePercent: null,
        averageDaysLate: null,
        weightedDaysLate: null,
        promisesKept: 0,
        promisesBroken: 0,
        disputesUpheld: 0,
        disputesRejected: 0,
        handedOver: 0,
        writtenOff: 0,
        byCurrency: [{ currency: 'EUR', invoicedMinor: 120_000, paidMinor: 0, openMinor: 120_000 }],
        oldestOpen: { invoiceId: id, dueOn: '2026-03-31', amountMinor: 120_000, currency: 'EUR', daysLate: 0 },
      },
    });
  });

  it('answers a habit of paying late with the figures that make it one', async () => {
    for (const dueDate of ['2026-01-05', '2026-01-10', '2026-01-15']) {
      const { id } = await post('LATE', { issueDate: '2026-01-01', dueDate });
      await pay(id, '2026-02-28');
    }
    await settle();
    expect(await profile('LATE')).toMatchObject({
      grade: 'bad',
      reasons: [
        '3 of 3 invoices paid late (100 %), and 49 days late on average, each invoice by its amount (bad from 50 % and 30 days on).',
      ],
      suggestions: [{ code: 'prepayment', message: 'The payer is graded bad: ask for payment in advance.' }],
      figures: { paid: 3, averageDaysLate: 49, oldestOpen: null },
    });
  });

  it('counts a dispute that was upheld, and does not count what was paid after it as late', async () => {
    const { id } = await post('RIGHT', { issueDate: '2026-01-01', dueDate: '2026-01-31' });
    await api.post(`/invoices/${id}/disputes`, {
      id: 'D-1',
      reason: 'wrongPrice',
      amountMinor: 20_000,
      reviewOn: '2026-04-01',
    });
    await api.post(`/invoices/${id}/disputes/D-1/resolution`, { outcome: 'accepted' });
    await pay(id, '2026-02-28', 100_000);
    await settle();
    expect((await profile('RIGHT')).figures).toMatchObject({ invoices: 1, paid: 0, paidLate: 0, disputesUpheld: 1 });
  });

  it('answers 404 for who is not known, or not of that creditor, and 422 for what it does not know to ask', async () => {
    await post('KNOWN');
    expect(await api.get('/debtors/nobody/profile')).toMatchObject({ status: 404, body: { title: 'notFound' } });
    expect(await api.get('/debtors/KNOWN/profile?creditor=other')).toMatchObject({ status: 404 });
    expect(await api.get('/debtors/KNOWN/profile?grade=bad')).toMatchObject({ status: 422 });
  });

  it('changes nothing by being asked', async () => {
    await post('ASKED');
    await settle();
    const before = await api.items();
    await profile('ASKED');
    expect(await api.items()).toEqual(before);
  });
});

describe('POST /invoices', () => {
  it('for a payer with suggestions says them as warnings, and takes the invoice all the same', async () => {
    await post('OWES', { issueDate: '2025-11-01', dueDate: '2025-12-01' });
    await settle();
    const invoice = await post('OWES');
    expect(invoice.warnings).toEqual([
      { code: 'prepayment', message: 'The payer is graded bad: ask for payment in advance.' },
      {
        code: 'creditHold',
        message: 'An open item is 90 days late: deliver nothing more on credit until it is paid.',
      },
    ]);
    expect(invoice.status).toBe('open');
  });

  it('for a payer without any says nothing', async () => {
    await post('FINE');
    await settle();
    expect((await post('FINE')).warnings).toEqual([]);
  });

  it('puts the grade of the payer on record, which no lateness of the invoice itself changes', async () => {
    const first = await post('GRADED', { issueDate: '2025-11-01', dueDate: '2025-12-01' });
    await settle();
    const second = await post('GRADED');
    const gradeOf = async (id: string) => (await api.get(`/invoices/${id}/timeline`)).body.events[0].data.payerGrade;
    expect(await gradeOf(first.id)).toBe('new');
    expect(await gradeOf(second.id)).toBe('bad');
    expect((await profile('GRADED')).grade).toBe('bad');
    await settle();
    expect(await gradeOf(first.id)).toBe('new');
  });
});
