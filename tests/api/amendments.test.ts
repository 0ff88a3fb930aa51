import { describe, expect, it } from 'vitest';
import { invoiceSummaryAnswer } from '../../lambdas/api/answers/invoice-summary.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();

let invoices = 0;
async function post(): Promise<string> {
  invoices += 1;
  return (await api.post('/invoices', anInvoice({ number: `FA-${invoices}` }))).body.id;
}
const amend = (id: string, json: unknown, headers: Record<string, string> = {}) =>
  api.send('PATCH', `/invoices/${id}`, { json, headers });

describe('PATCH /invoices/{id}', () => {
  it('changes the terms, and next-action follows the new due date', async () => {
    const id = await post();
    const { status, body } = await amend(id, { dueDate: '2026-06-30', purchaseOrder: 'PO-8' });
    expect(status).toBe(200);
    expect(invoiceSummaryAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({ id, dueDate: '2026-06-30' });
    const invoice = (await api.get(`/invoices/${id}`)).body;
    expect(invoice).toMatchObject({ dueDate: '2026-06-30', purchaseOrder: 'PO-8', amount: { amountMinor: 120_000 } });
    expect((await api.get(`/invoices/${id}/next-action`)).body).toMatchObject({
      stage: 'courtesyNotice',
      dunnableFrom: '2026-06-23T07:00:00.000Z',
    });
    const { events } = (await api.get(`/invoices/${id}/timeline`)).body;
    expect(events.at(-1)).toMatchObject({
      type: 'InvoiceAmended',
      data: { dueDate: '2026-06-30', purchaseOrder: 'PO-8' },
    });
  });

  it('replaces the payment means by others of the creditor', async () => {
    const id = await post();
    const paymentMeans = { paymentLink: 'https://pay.example/other', reference: 'FA-OTHER' };
    expect((await amend(id, { paymentMeans })).status).toBe(200);
    expect((await api.get(`/invoices/${id}`)).body.paymentMeans).toEqual(paymentMeans);
  });

  it('that is so already, or is asked again, changes nothing', async () => {
    const id = await post();
    await amend(id, { dueDate: '2026-06-30' });
    const before = await api.items();
    expect((await amend(id, { dueDate: '2026-06-30' })).status).toBe(200);
    expect(await api.items()).toEqual(before);
    await amend(id, { id: 'A-1', dueDate: '2026-07-31' });
    await amend(id, { dueDate: '2026-08-31' });
    // Asked before, and overtaken since.
    expect(await amend(id, { id: 'A-1', dueDate: '2026-07-31' })).toMatchObject({
      status: 200,
      body: { dueDate: '2026-08-31' },
    });
    expect(await amend(id, { id: 'A-1', dueDate: '2026-09-30' })).toMatchObject({ status: 409 });
  });

  it('leaves the posted invoice known: posted again as it was, it is the same, and stays amended', async () => {
    const id = await post();
    await amend(id, { dueDate: '2026-06-30' });
    const again = await api.post('/invoices', anInvoice({ number: `FA-${invoices}` }));
    expect(again).toMatchObject({ status: 200, body: { id, dueDate: '2026-06-30' } });
  });

  it.each<[string, unknown, string[]]>([
    ['nothing', {}, ['body']],
    ['an id alone', { id: 'A-1' }, ['body']],
    ['a due date before the issue date', { dueDate: '2026-02-28' }, ['dueDate']],
    ['a due date too far off', { dueDate: '2040-01-01' }, ['dueDate']],
    ['the account of somebody else', { paymentMeans: { iban: 'DE89370400440532013000' } }, ['paymentMeans.iban']],
    [
      'a link to somebody else',
      { paymentMeans: { paymentLink: 'https://evil.example' } },
      ['paymentMeans.paymentLink'],
    ],
    [
      'several at once',
      { dueDate: '2026-02-28', purchaseOrder: '', paymentMeans: { iban: 'DE89370400440532013000' } },
      ['purchaseOrder', 'dueDate', 'paymentMeans.iban'],
    ],
    ['the creditor', { purchaseOrder: 'PO-8', creditor: 'other' }, ['creditor']],
  ])('refuses %s, names the field, and stores nothing', async (_what, json, fields) => {
    const id = await post();
    const before = await api.items();
    const { status, body } = await amend(id, json);
    expect([status, body.errors.map((error: { field: string }) => error.field)]).toEqual([422, fields]);
    expect(await api.items()).toEqual(before);
  });

  it('leaves the amount to credit notes', async () => {
    const { status, body } = await amend(await post(), { amount: { amountMinor: 1, currency: 'EUR' } });
    expect(status).toBe(422);
    expect(body.errors).toContainEqual({ field: 'amount', message: 'is not a field of this request' });
  });

  it('answers 409 for a closed case, and 404 for one that is not there', async () => {
    const id = await post();
    await api.post(`/invoices/${id}/cancel`, { reason: 'error' });
    expect(await amend(id, { dueDate: '2026-06-30' })).toMatchObject({ status: 409, body: { title: 'closed' } });
    expect((await amend('main-nothing-00000000', { dueDate: '2026-06-30' })).status).toBe(404);
  });
});
