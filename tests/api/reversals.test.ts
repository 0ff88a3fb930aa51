import { describe, expect, it } from 'vitest';
import { invoiceAnswer } from '../../lambdas/api/answers/invoice.ts';
import { reversalAnswer } from '../../lambdas/api/answers/money.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const reversal = { id: 'R-1', reason: 'returned', receivedOn: '2026-03-01' };

let invoices = 0;
/** An invoice with one payment on it, whose id is that of the invoice. */
async function paid(amountMinor = 120_000): Promise<string> {
  invoices += 1;
  const { id } = (await api.post('/invoices', anInvoice({ number: `FA-${invoices}` }))).body;
  await api.post(`/invoices/${id}/payments`, { id, amount: eur(amountMinor), receivedOn: '2026-03-01' });
  return id;
}
const reverse = (id: string, changes: object = {}, headers: Record<string, string> = {}) =>
  api.post(`/invoices/${id}/reversals`, { ...reversal, paymentId: id, ...changes }, headers);
const tasksOf = async (id: string, kind: string) =>
  (await api.get('/tasks?limit=100')).body.tasks.filter(
    (task: { invoiceId: string; kind: string }) => task.invoiceId === id && task.kind === kind,
  );

describe('POST /invoices/{id}/reversals', () => {
  it('answers 201 with the payment and its reversal; a paid invoice is open again, with all of it owed', async () => {
    const id = await paid();
    const { status, body } = await reverse(id);
    expect(status).toBe(201);
    expect(reversalAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: 'R-1',
      payment: { id, amountMinor: 120_000, reversal: { id: 'R-1', reason: 'returned', on: '2026-03-01' } },
      invoice: { id, status: 'open', balance: eur(120_000), closedAt: null },
    });
    const invoice = (await api.get(`/invoices/${id}`)).body;
    expect(invoiceAnswer.parse(invoice)).toEqual(invoice);
    expect(invoice).toMatchObject({ received: eur(0), payments: [body.payment] });
    const { events } = (await api.get(`/invoices/${id}/timeline`)).body;
    expect(events.at(-1)).toMatchObject({
      type: 'PaymentReversed',
      data: { run: 2 },
      before: { status: 'paid', balanceMinor: 0 },
      after: { status: 'open', balanceMinor: 120_000 },
    });
  });

  it('again answers the same with 200, by its id and by its key; other content under the id 409', async () => {
    const id = await paid();
    const first = await reverse(id);
    const before = await api.items();
    expect(await reverse(id)).toMatchObject({ status: 200, body: first.body });
    expect(await reverse(id, { reason: 'error' })).toMatchObject({ status: 409, body: { title: 'reversalTaken' } });
    expect(await reverse(id, { id: 'R-2' })).toMatchObject({ status: 409, body: { title: 'reversed' } });
    expect(await api.items()).toEqual(before);
    const other = await paid();
    const keyed = await reverse(other, { id: undefined }, { 'idempotency-key': 'key-1' });
    expect(keyed.status).toBe(201);
    expect(await reverse(other, { id: undefined }, { 'idempotency-key': 'key-1' })).toMatchObject({
      status: 200,
      body: { id: keyed.body.id },
    });
  });

  it('told ten times at once is on record once', async () => {
    const id = await paid();
    const answers = await Promise.all(Array.from({ length: 10 }, () => reverse(id)));
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
    expect((await api.get(`/invoices/${id}`)).body.balance).toEqual(eur(120_000));
  });

  it('of a payment told again afterwards changes nothing: the payment keeps its reversal', async () => {
    const id = await paid();
    await reverse(id);
    const again = await api.post(`/invoices/${id}/payments`, { id, amount: eur(120_000), receivedOn: '2026-03-01' });
    expect(again).toMatchObject({ status: 200, body: { invoice: { status: 'open', balance: eur(120_000) } } });
  });

  it('takes the task with it that still offers what was too much of the payment', async () => {
    const id = await paid(150_000);
    expect(await tasksOf(id, 'refundOrAllocate')).toHaveLength(1);
    expect((await reverse(id)).status).toBe(201);
    expect(await tasksOf(id, 'refundOrAllocate')).toEqual([]);
    expect(await tasksOf(id, 'reviewReversal')).toEqual([]);
  });

  it('of a payment whose excess was refunded asks a person', async () => {
    const id = await paid(150_000);
    const [task] = await tasksOf(id, 'refundOrAllocate');
    await api.post(`/tasks/${task.id}/done`, { result: 'refunded' });
    expect((await reverse(id)).status).toBe(201);
    expect(await tasksOf(id, 'reviewReversal')).toMatchObject([
      { data: { paymentId: id, excess: eur(30_000), isGivenAway: true } },
    ]);
  });

  it('takes the task with it that a credit note has raised for the payment', async () => {
    const id = await paid();
    const note = { number: 'AV-1', amountMinor: 20_000, reason: 'late', issuedOn: '2026-03-01' };
    await api.post(`/invoices/${id}/credit-notes`, note);
    expect(await tasksOf(id, 'refundOrAllocate')).toHaveLength(1);
    expect(await reverse(id)).toMatchObject({ status: 201, body: { invoice: { balance: eur(100_000) } } });
    expect(await tasksOf(id, 'refundOrAllocate')).toEqual([]);
  });

  it('on a canceled case moves no status: the offer of the money ends, and a person is asked if it was refunded', async () => {
    const [kept, refunded] = [await paid(50_000), await paid(50_000)];
    for (const id of [kept, refunded]) await api.post(`/invoices/${id}/cancel`, { reason: 'error' });
    const [offer] = await tasksOf(refunded, 'refundOrAllocate');
    await api.post(`/tasks/${offer.id}/done`, { result: 'refunded' });
    for (const id of [kept, refunded])
      expect(await reverse(id)).toMatchObject({
        status: 201,
        body: { invoice: { status: 'canceled', balance: eur(120_000) } },
      });
    expect(await tasksOf(kept, 'refundOrAllocate')).toEqual([]);
    expect(await tasksOf(kept, 'reviewReversal')).toEqual([]);
    expect(await tasksOf(refunded, 'reviewReversal')).toMatchObject([{ data: { isGivenAway: true } }]);
  });

  it.each([
    ['no payment', { paymentId: undefined }, 'paymentId'],
    ['a payment nobody knows', { paymentId: 'bank-of-nobody' }, 'paymentId'],
    ['a reason that is none', { reason: 'refund' }, 'reason'],
    ['a day that does not exist', { receivedOn: '2026-02-30' }, 'receivedOn'],
    ['an id that no address can hold', { id: 'a/b' }, 'id'],
    ['an amount: a payment is taken back as a whole', { amountMinor: 1 }, 'amountMinor'],
  ])('refuses %s, names the field, and stores nothing', async (_what, changes, field) => {
    const id = await paid();
    const before = await api.items();
    const { status, body } = await reverse(id, changes);
    expect([status, body.errors.map((error: { field: string }) => error.field)]).toEqual([422, [field]]);
    expect(await api.items()).toEqual(before);
  });

  it('refuses the payment of another invoice', async () => {
    const [id, other] = [await paid(), await paid()];
    expect(await reverse(id, { paymentId: other })).toMatchObject({ status: 422 });
  });

  it('answers 404 for an invoice that is not there, and 403 without the scope for payments', async () => {
    expect((await reverse('main-nothing-00000000')).status).toBe(404);
    const id = await paid();
    const token = await api.tokenFor('relance/cases.write', 'relance/read');
    const sent = { token, json: { ...reversal, paymentId: id } };
    expect((await api.send('POST', `/invoices/${id}/reversals`, sent)).status).toBe(403);
  });
});
