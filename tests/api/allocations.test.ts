import { describe, expect, it } from 'vitest';
import { useOfMoneyAnswer } from '../../lambdas/api/answers/payments-for-many.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

let debtors = 0;
/** A debtor who has paid 1,500.00 of an invoice of 1,200.00, with two more invoices: of 200.00 and of 500.00. */
async function overpaid() {
  debtors += 1;
  const debtorId = `C-${debtors}`;
  const post = async (part: string, amountMinor: number): Promise<string> => {
    const invoice = { number: `${debtorId}-${part}`, debtor: aDebtor({ id: debtorId }), amount: eur(amountMinor) };
    return (await api.post('/invoices', anInvoice(invoice))).body.id;
  };
  const [paid, small, large] = [await post('P', 120_000), await post('S', 20_000), await post('L', 50_000)];
  const paymentId = `bank-${debtorId}`;
  const payment = { id: paymentId, amount: eur(150_000), receivedOn: '2026-02-27' };
  await api.post(`/invoices/${paid}/payments`, payment);
  return { debtorId, paymentId, paid, small, large };
}
const use = (debtorId: string, body: unknown, key?: string) =>
  api.post(`/debtors/${debtorId}/allocations`, body, key === undefined ? {} : { 'idempotency-key': key });
const part = (invoiceId: string, amountMinor: number) => ({ invoiceId, amountMinor });
const unappliedOf = async (debtorId: string) => (await api.get(`/debtors/${debtorId}`)).body.unapplied;
const invoice = async (id: string) => (await api.get(`/invoices/${id}`)).body;
const tasksOf = async (id: string) =>
  (await api.get('/tasks?limit=100')).body.tasks.filter(
    (task: any) => task.debtorId === id || task.data.payment?.id === id,
  );
const fieldsOf = ({ status, body }: { status: number; body: any }) => [
  status,
  body.errors?.map((each: any) => each.field),
];

describe('money of a debtor that is on no invoice', () => {
  it('is shown with him: how much, of which payment, since when', async () => {
    const { debtorId, paymentId } = await overpaid();
    const since = '2026-03-01T08:00:00.000Z';
    expect(await unappliedOf(debtorId)).toEqual([{ paymentId, ...eur(30_000), receivedOn: '2026-02-27', since }]);
  });

  it('is put on invoices of his; what is left stays his, and the task open', async () => {
    const { debtorId, paymentId, small, large } = await overpaid();
    const allocations = [part(small, 20_000), part(large, 5_000)];
    const { status, body } = await use(debtorId, { paymentId, allocations });
    expect(status).toBe(201);
    expect(useOfMoneyAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      paymentId,
      allocations,
      refundMinor: 0,
      debtor: { id: debtorId, unapplied: [eur(5_000)] },
      invoices: [
        { id: small, status: 'paid' },
        { id: large, status: 'open', balance: eur(45_000) },
      ],
    });
    expect(await tasksOf(debtorId)).toMatchObject([{ kind: 'refundOrAllocate' }]);
  });

  it('all used ends the task and no longer stands against dunning', async () => {
    const { debtorId, paymentId, small, large } = await overpaid();
    const codes = async () =>
      (await api.get(`/invoices/${large}/next-action`)).body.blockers.map((each: any) => each.code);
    await use(debtorId, { paymentId, allocations: [part(large, 30_000)] });
    expect(await codes()).not.toContain('unappliedMoney');
    expect(await unappliedOf(debtorId)).toEqual([]);
    expect(await tasksOf(debtorId)).toEqual([]);
    expect((await invoice(small)).balance).toEqual(eur(20_000));
  });

  it('is paid back in part, and the rest allocated, in one act', async () => {
    const { debtorId, paymentId, small } = await overpaid();
    const body = { paymentId, allocations: [part(small, 20_000)], refundMinor: 10_000, comment: 'as he asked' };
    expect((await use(debtorId, body)).body).toMatchObject({ refundMinor: 10_000, debtor: { unapplied: [] } });
    expect(await tasksOf(debtorId)).toEqual([]);
    const { changes } = (await api.get(`/debtors/${debtorId}/timeline`)).body;
    expect(changes.at(-1)).toMatchObject({
      type: 'UnappliedMoneyUsed',
      data: { paymentId, allocations: [part(small, 20_000)], refundedMinor: 10_000, comment: 'as he asked' },
    });
  });

  it('that went to another invoice can be found there, and be taken back from there', async () => {
    const { debtorId, paymentId, small } = await overpaid();
    await use(debtorId, { paymentId, allocations: [part(small, 20_000)] });
    const [payment] = (await invoice(small)).payments;
    expect(payment).toMatchObject({ amountMinor: 20_000, receivedOn: '2026-02-27' });
    expect(payment.id.startsWith(`${paymentId}+`)).toBe(true);
    const reversal = { paymentId: payment.id, reason: 'error', receivedOn: '2026-03-01' };
    expect((await api.post(`/invoices/${small}/reversals`, reversal)).status).toBe(201);
    expect(await invoice(small)).toMatchObject({ status: 'open', balance: eur(20_000) });
    // Nobody may tell of a payment under the id of such a part.
    const forged = { id: payment.id, amount: eur(1), receivedOn: '2026-03-01' };
    expect((await api.post(`/invoices/${small}/payments`, forged)).status).toBe(409);
  });

  it('that became too much where it was put is the debtor’s again, and can be put elsewhere', async () => {
    const { debtorId, paymentId, small, large } = await overpaid();
    await use(debtorId, { paymentId, allocations: [part(small, 20_000)], refundMinor: 10_000 });
    const note = { number: `AV-${debtorId}`, amountMinor: 8_000, reason: 'late', issuedOn: '2026-03-01' };
    await api.post(`/invoices/${small}/credit-notes`, note);
    const [money] = await unappliedOf(debtorId);
    expect(money).toMatchObject(eur(8_000));
    const again = await use(debtorId, { paymentId: money.paymentId, allocations: [part(large, 8_000)] });
    expect(again.body).toMatchObject({ debtor: { unapplied: [] }, invoices: [{ balance: eur(42_000) }] });
    expect(await tasksOf(debtorId)).toEqual([]);
  });

  it('of a payment that nobody knew is matched: it becomes his, and is put where it belongs', async () => {
    const { debtorId, small } = await overpaid();
    const paymentId = `unknown-${debtorId}`;
    await api.post('/payments', { id: paymentId, amount: eur(25_000), receivedOn: '2026-03-01', text: 'MERCI' });
    expect(await tasksOf(paymentId)).toMatchObject([{ kind: 'matchPayment' }]);
    const { status, body } = await use(debtorId, { paymentId, allocations: [part(small, 20_000)] });
    expect(status).toBe(201);
    expect(body.debtor.unapplied).toMatchObject([eur(30_000), { paymentId, ...eur(5_000) }]);
    expect(await tasksOf(paymentId)).toEqual([]);
    expect(await tasksOf(debtorId)).toMatchObject([{ kind: 'refundOrAllocate' }, { kind: 'refundOrAllocate' }]);
    // It is his now, and nobody else's.
    const other = await overpaid();
    expect(fieldsOf(await use(other.debtorId, { paymentId, refundMinor: 1 }))).toEqual([422, ['paymentId']]);
  });

  it('of a payment that nobody knew has its question open until it stands somewhere or was sent back', async () => {
    const { debtorId } = await overpaid();
    const paymentId = `asked-${debtorId}`;
    await api.post('/payments', { id: paymentId, amount: eur(25_000), receivedOn: '2026-03-01', text: 'MERCI' });
    const [task] = await tasksOf(paymentId);
    const end = (result: string) => api.post(`/tasks/${task.id}/done`, { result });
    const before = await api.items();
    for (const result of ['done', 'matched'])
      expect(await end(result)).toMatchObject({ status: 409, body: { title: 'decide' } });
    expect(await api.items()).toEqual(before);
    expect(await end('refunded')).toMatchObject({ status: 200, body: { result: 'refunded' } });
    expect(fieldsOf(await use(debtorId, { paymentId, refundMinor: 1 }))).toEqual([422, ['paymentId']]);
  });

  it('of a payment that nobody knew can be given to him and wait', async () => {
    const { debtorId } = await overpaid();
    const paymentId = `waiting-${debtorId}`;
    await api.post('/payments', { id: paymentId, amount: eur(7), receivedOn: '2026-03-01' });
    expect((await use(debtorId, { paymentId })).status).toBe(201);
    expect(await unappliedOf(debtorId)).toMatchObject([eur(30_000), { paymentId, ...eur(7) }]);
  });

  it('is put on 120 invoices in one act', { timeout: 60_000 }, async () => {
    const { debtorId } = await overpaid();
    const debtor = aDebtor({ id: debtorId });
    const ids = await Promise.all(
      Array.from({ length: 120 }, async (_, index) => {
        const amount = eur(100 + index);
        return (await api.post('/invoices', anInvoice({ number: `${debtorId}-${index}`, debtor, amount }))).body.id;
      }),
    );
    const allocations = ids.map((id, index) => part(id, 100 + index));
    const sum = allocations.reduce((total, { amountMinor }) => total + amountMinor, 0);
    const { status, body } = await use(debtorId, { paymentId: `bank-${debtorId}`, allocations });
    expect(status).toBe(201);
    expect(body.invoices.every((each: any) => each.status === 'paid')).toBe(true);
    expect(body.debtor.unapplied).toMatchObject([eur(30_000 - sum)]);
  });
});

describe('using money twice', () => {
  it('under the same id or key is 200 and changes nothing; other content is a conflict', async () => {
    const { debtorId, paymentId, small } = await overpaid();
    const body = { id: 'use-1', paymentId, allocations: [part(small, 1_000)] };
    const first = await use(debtorId, body);
    expect(first).toMatchObject({ status: 201, body: { id: 'use-1' } });
    const keyed = await use(debtorId, { paymentId, refundMinor: 5 }, 'key-1');
    const before = await api.items();
    expect(await use(debtorId, body)).toMatchObject({ status: 200, body: { id: 'use-1' } });
    expect(await use(debtorId, { ...body, refundMinor: 1 })).toMatchObject({
      status: 409,
      body: { title: 'keyTaken' },
    });
    expect(await use(debtorId, { paymentId, refundMinor: 5 }, 'key-1')).toMatchObject({
      status: 200,
      body: { id: keyed.body.id },
    });
    expect(await api.items()).toEqual(before);
    expect((await invoice(small)).received).toEqual(eur(1_000));
  });

  it('at once gives no cent twice', async () => {
    const { debtorId, paymentId, small, large } = await overpaid();
    const uses = [part(small, 20_000), part(large, 20_000), part(large, 10_000)];
    const answers = await Promise.all(uses.map((each) => use(debtorId, { paymentId, allocations: [each] })));
    const taken = uses
      .filter((_, index) => answers[index]?.status === 201)
      .reduce((sum, each) => sum + each.amountMinor, 0);
    const left = (await unappliedOf(debtorId)).reduce((sum: number, each: any) => sum + each.amountMinor, 0);
    const received = (await invoice(small)).received.amountMinor + (await invoice(large)).received.amountMinor;
    expect([received, left]).toEqual([taken, 30_000 - taken]);
  });
});

describe('the task about it', () => {
  it('ended as refunded takes the money off the debtor', async () => {
    const { debtorId } = await overpaid();
    const [task] = await tasksOf(debtorId);
    expect((await api.post(`/tasks/${task.id}/done`, { result: 'refunded' })).status).toBe(200);
    expect(await unappliedOf(debtorId)).toEqual([]);
  });

  it('cannot be ended otherwise while there is some', async () => {
    const { debtorId } = await overpaid();
    const [task] = await tasksOf(debtorId);
    const before = await api.items();
    expect(await api.post(`/tasks/${task.id}/done`, { result: 'seen' })).toMatchObject({
      status: 409,
      body: { title: 'decide' },
    });
    expect(await api.items()).toEqual(before);
  });

  it('of money that came for no invoice is ended as refunded, too', async () => {
    const { debtorId } = await overpaid();
    await api.post('/payments', { id: `extra-${debtorId}`, amount: eur(9), receivedOn: '2026-03-01', debtorId });
    const task = (await tasksOf(debtorId)).find((each: any) => each.data.paymentId === `extra-${debtorId}`);
    expect((await api.post(`/tasks/${task.id}/done`, { result: 'refunded' })).status).toBe(200);
    expect(await unappliedOf(debtorId)).toMatchObject([eur(30_000)]);
  });
});

describe('a use of money is refused, its fields named and nothing stored, for', () => {
  it.each([
    ['no payment', { paymentId: undefined }, ['paymentId']],
    ['a payment nobody knows', { paymentId: 'nobody', refundMinor: 1 }, ['paymentId']],
    ['nothing that becomes of it', {}, ['allocations']],
    ['a refund of nothing', { refundMinor: 0 }, ['refundMinor']],
    ['more than there is, refunded', { refundMinor: 30_001 }, ['refundMinor']],
    ['an unknown field', { refundMinor: 1, amountMinor: 1 }, ['amountMinor']],
  ])('%s', async (_what, changes, fields) => {
    const { debtorId, paymentId } = await overpaid();
    const before = await api.items();
    expect(fieldsOf(await use(debtorId, { paymentId, ...changes }))).toEqual([422, fields]);
    expect(await api.items()).toEqual(before);
  });

  it('more than there is, more than is owed, and invoices that are not his', async () => {
    const { debtorId, paymentId, small, large, paid } = await overpaid();
    const other = await overpaid();
    const before = await api.items();
    const refusedFor = async (...allocations: object[]) => fieldsOf(await use(debtorId, { paymentId, allocations }));
    expect(await refusedFor(part(large, 30_001))).toEqual([422, ['allocations']]);
    expect(await refusedFor(part(small, 20_001))).toEqual([422, ['allocations.0.amountMinor']]);
    expect(await refusedFor(part(paid, 1))).toEqual([422, ['allocations.0.amountMinor']]);
    expect(await refusedFor(part(small, 1), part(other.small, 1))).toEqual([422, ['allocations.1.invoiceId']]);
    expect(
      fieldsOf(await use(debtorId, { paymentId, allocations: [part(small, 20_000)], refundMinor: 10_001 })),
    ).toEqual([422, ['refundMinor']]);
    expect(await api.items()).toEqual(before);
  });

  it('a debtor nobody knows', async () => {
    expect((await use('nobody', { paymentId: 'x', refundMinor: 1 })).status).toBe(404);
  });
});
