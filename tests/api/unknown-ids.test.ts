import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();

describe('an id nobody knows is not found, however odd', () => {
  const odd: [what: string, id: string][] = [
    ['plain', 'main-FA-1-00000000'],
    ['with a slash', 'a%2Fb'],
    ['with dots and slashes', '..%2F..%2Fetc%2Fpasswd'],
    ['with a number sign', 'a%23b'],
    ['with a question mark', 'a%3Fb'],
    ['with a percent sign', '100%25'],
    ['with a space', 'a%20b'],
    ['with a line end', 'a%0D%0Ab'],
    ['with a NUL', 'a%00b'],
    ['in Greek', '%CE%A9'],
    ['an emoji', '%F0%9F%98%80'],
    ['of 200 characters', 'x'.repeat(200)],
    ['of 201 characters', 'x'.repeat(201)],
    ['of 5,000 characters', 'x'.repeat(5000)],
    ['of 200 long characters', '%F0%9F%98%80'.repeat(100)],
    ['like a prototype', '__proto__'],
    ['like a method', 'constructor'],
    ['like an index key', 'CASE%23open'],
  ];
  it.each(odd)('%s', async (_what, id) => {
    const payment = { id: 'p', amount: { amountMinor: 1, currency: 'EUR' }, receivedOn: '2026-01-01' };
    const before = await api.items();
    const answers = await Promise.all([
      api.get(`/invoices/${id}`),
      api.get(`/invoices/${id}/timeline`),
      api.get(`/invoices/${id}/next-action`),
      api.get(`/debtors/${id}`),
      api.post(`/invoices/${id}/payments`, payment),
      api.post(`/invoices/${id}/cancel`, { reason: 'error' }, { 'idempotency-key': 'k' }),
      api.post(`/invoices/${id}/legal-decision`, { decision: 'writeOff', reason: 'small' }),
      api.post(`/tasks/${id}/done`, {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 404));
    for (const { body } of answers) expect(body).toMatchObject({ status: 404, title: 'notFound' });
    expect(await api.items()).toEqual(before);
  });

  it.each(['%', '%E0%A4%A', '%zz'])('and where it cannot even be read (%s), a bad request', async (id) => {
    expect((await api.get(`/invoices/${id}`)).status).toBe(400);
  });

  it('and a debtor of another creditor is another debtor', async () => {
    await api.post('/invoices', anInvoice({ number: 'one' }));
    expect((await api.get('/debtors/C-001?creditor=main')).status).toBe(200);
    expect((await api.get('/debtors/C-001?creditor=other')).status).toBe(404);
    expect((await api.get('/debtors/C-001?creditor=main%23C-001')).status).toBe(404);
  });
});
