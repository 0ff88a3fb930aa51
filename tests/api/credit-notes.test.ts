import { describe, expect, it } from 'vitest';
import { creditNoteAnswer } from '../../lambdas/api/answers/money.ts';
import { invoiceAnswer } from '../../lambdas/api/answers/invoice.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const note = { number: 'AV-1', amountMinor: 20_000, reason: 'two were missing', issuedOn: '2026-03-01' };

let invoices = 0;
async function post(): Promise<string> {
  invoices += 1;
  return (await api.post('/invoices', anInvoice({ number: `FA-${invoices}` }))).body.id;
}
const credit = (id: string, changes: object = {}, headers: Record<string, string> = {}) =>
  api.post(`/invoices/${id}/credit-notes`, { ...note, ...changes }, headers);
const pay = (id: string, amountMinor: number) =>
  api.post(`/invoices/${id}/payments`, { id, amount: eur(amountMinor), receivedOn: '2026-03-01' });
const tasksOf = async (id: string) =>
  (await api.get('/tasks?limit=100')).body.tasks.filter((task: { invoiceId: string }) => task.invoiceId === id);

describe('POST /invoices/{id}/credit-notes', () => {
  it('answers 201 with the credit note and the invoice, of which less is owed', async () => {
    const id = await post();
    const { status, body } = await credit(id);
    expect(status).toBe(201);
    expect(creditNoteAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: 'AV-1',
      creditNote: note,
      invoice: { id, status: 'open', balance: eur(100_000) },
    });
    const invoice = (await api.get(`/invoices/${id}`)).body;
    expect(invoiceAnswer.parse(invoice)).toEqual(invoice);
    expect(invoice).toMatchObject({ credited: eur(20_000), demandable: eur(100_000), creditNotes: [note] });
  });

  it('again answers the same with 200; under the same number with other content 409', async () => {
    const id = await post();
    const first = await credit(id);
    const before = await api.items();
    expect(await credit(id)).toMatchObject({ status: 200, body: first.body });
    expect(await credit(id, { amountMinor: 20_001 })).toMatchObject({
      status: 409,
      body: { title: 'creditNoteTaken' },
    });
    expect(await api.items()).toEqual(before);
    // Another invoice may have a credit note of the same number: another system may have issued it.
    expect((await credit(await post())).status).toBe(201);
  });

  it('told ten times at once is taken off once', async () => {
    const id = await post();
    await Promise.all(Array.from({ length: 10 }, () => credit(id)));
    expect((await api.get(`/invoices/${id}`)).body.balance).toEqual(eur(100_000));
  });

  it('of all that is owed closes the case: canceled, or paid when money had come', async () => {
    const [unpaid, partPaid] = [await post(), await post()];
    expect((await credit(unpaid, { amountMinor: 120_000 })).body.invoice).toMatchObject({
      status: 'canceled',
      balance: eur(0),
    });
    await pay(partPaid, 50_000);
    expect((await credit(partPaid, { amountMinor: 70_000 })).body.invoice.status).toBe('paid');
  });

  it('of a paid invoice leaves a task to give back what is too much now', async () => {
    const id = await post();
    await pay(id, 120_000);
    expect((await credit(id)).body.invoice).toMatchObject({ status: 'paid', balance: eur(0) });
    expect(await tasksOf(id)).toMatchObject([
      { kind: 'refundOrAllocate', data: { paymentId: id, creditNote: 'AV-1', excess: eur(20_000) } },
    ]);
    expect((await api.get(`/invoices/${id}`)).body.payments).toMatchObject([{ excessMinor: 20_000 }]);
  });

  it('confirms what an accepted dispute has taken off, and says which', async () => {
    const id = await post();
    const dispute = { id: 'D-1', reason: 'wrongPrice', amountMinor: 20_000, reviewOn: '2026-05-04' };
    await api.post(`/invoices/${id}/disputes`, dispute);
    await api.post(`/invoices/${id}/disputes/D-1/resolution`, { outcome: 'accepted' });
    expect((await credit(id)).body).toMatchObject({
      creditNote: { ...note, disputeId: 'D-1' },
      invoice: { balance: eur(100_000) },
    });
    expect((await credit(id, { number: 'AV-2' })).body.invoice.balance).toEqual(eur(80_000));
  });

  it.each([
    ['no number', { number: undefined }, 'number'],
    ['an empty number', { number: '' }, 'number'],
    ['a line end in the number', { number: 'AV\n1' }, 'number'],
    ['an amount of zero', { amountMinor: 0 }, 'amountMinor'],
    ['more than the invoice', { amountMinor: 120_001 }, 'amountMinor'],
    ['no reason', { reason: undefined }, 'reason'],
    ['a day that does not exist', { issuedOn: '2026-02-30' }, 'issuedOn'],
    ['a dispute nobody knows', { disputeId: 'D-1' }, 'disputeId'],
    ['an amount with a currency', { amount: eur(1) }, 'amount'],
  ])('refuses %s, names the field, and stores nothing', async (_what, changes, field) => {
    const id = await post();
    const before = await api.items();
    const { status, body } = await credit(id, changes);
    expect([status, body.errors.map((error: { field: string }) => error.field)]).toEqual([422, [field]]);
    expect(await api.items()).toEqual(before);
  });

  it('answers 404 for an invoice that is not there', async () => {
    expect((await credit('main-nothing-00000000')).status).toBe(404);
  });
});
