import { describe, expect, it } from 'vitest';
import { wholeReversalAnswer } from '../../lambdas/api/answers/payments-for-many.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

let debtors = 0;
/** A debtor with invoices of 600.00, 300.00 and 200.00. */
async function aBook() {
  debtors += 1;
  const debtorId = `C-${debtors}`;
  const post = async (part: string, amountMinor: number): Promise<string> => {
    const invoice = { number: `${debtorId}-${part}`, debtor: aDebtor({ id: debtorId }), amount: eur(amountMinor) };
    return (await api.post('/invoices', anInvoice(invoice))).body.id;
  };
  const ids = [await post('A', 60_000), await post('B', 30_000), await post('C', 20_000)] as const;
  return { debtorId, ids, paymentId: `bank-${debtorId}` };
}
const receivedOn = '2026-03-01';
const part = (invoiceId: string, amountMinor: number) => ({ invoiceId, amountMinor });
const pay = (body: object) => api.post('/payments', { receivedOn, ...body });
const use = (debtorId: string, body: object) => api.post(`/debtors/${debtorId}/allocations`, body);
const reverse = (paymentId: string, changes: object = {}, headers = {}) =>
  api.post(
    `/payments/${encodeURIComponent(paymentId)}/reversals`,
    { reason: 'returned', receivedOn, ...changes },
    headers,
  );
const balanceOf = async (id: string) => (await api.get(`/invoices/${id}`)).body.balance.amountMinor;
const unappliedOf = async (id: string) => (await api.get(`/debtors/${id}`)).body.unapplied;
const tasksOf = async (debtorId: string, paymentId: string) =>
  (await api.get('/tasks?limit=100')).body.tasks.filter(
    ({ debtorId: his, data }: any) =>
      his === debtorId || data.payment?.id === paymentId || data.paymentId === paymentId,
  );

describe('a payment that is taken back as a whole', () => {
  it('is gone from every invoice, from what was allocated of it later, and from the debtor', async () => {
    const { debtorId, ids, paymentId } = await aBook();
    const [a, b, c] = ids;
    await pay({ id: paymentId, amount: eur(110_000), allocations: [part(a, 60_000), part(b, 30_000)] });
    await use(debtorId, { paymentId, allocations: [part(c, 15_000)] });
    expect(await unappliedOf(debtorId)).toMatchObject([eur(5_000)]);
    const { status, body } = await reverse(paymentId, { id: 'R-1' });
    expect(status).toBe(201);
    expect(wholeReversalAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: 'R-1',
      paymentId,
      reason: 'returned',
      invoices: [
        { id: a, status: 'open', balance: eur(60_000) },
        { id: b, status: 'open', balance: eur(30_000) },
        { id: c, status: 'open', balance: eur(20_000) },
      ],
    });
    expect(await unappliedOf(debtorId)).toEqual([]);
    expect(await tasksOf(debtorId, paymentId)).toEqual([]);
  });

  it('and had come for one invoice alone is gone from there and from where its excess was put', async () => {
    const { debtorId, ids, paymentId } = await aBook();
    const [a, , c] = ids;
    await api.post(`/invoices/${a}/payments`, { id: paymentId, amount: eur(80_000), receivedOn });
    await use(debtorId, { paymentId, allocations: [part(c, 20_000)] });
    expect((await reverse(paymentId)).status).toBe(201);
    expect([await balanceOf(a), await balanceOf(c)]).toEqual([60_000, 20_000]);
    expect(await unappliedOf(debtorId)).toEqual([]);
    expect(await tasksOf(debtorId, paymentId)).toEqual([]);
  });

  it('after some of it was paid back asks a person, as that is lost', async () => {
    const { debtorId, ids, paymentId } = await aBook();
    await pay({ id: paymentId, amount: eur(70_000), allocations: [part(ids[0], 60_000)] });
    await use(debtorId, { paymentId, refundMinor: 4_000 });
    expect((await reverse(paymentId)).status).toBe(201);
    expect(await unappliedOf(debtorId)).toEqual([]);
    expect(await tasksOf(debtorId, paymentId)).toMatchObject([
      { kind: 'reviewReversal', data: { paymentId, refunded: eur(4_000), isGivenAway: true } },
    ]);
  });

  it('is gone from an invoice that has got two parts of it, and the debtor is told of both', async () => {
    const { debtorId, ids, paymentId } = await aBook();
    const [a, b] = ids;
    await pay({ id: paymentId, amount: eur(60_000), debtorId });
    await use(debtorId, { paymentId, allocations: [part(a, 40_000)] });
    await use(debtorId, { paymentId, allocations: [part(a, 20_000)] });
    expect((await api.get(`/invoices/${a}`)).body).toMatchObject({ status: 'paid', balance: eur(0) });
    // Another payment, taken back alone under the same id, has nothing to do with it.
    await api.post(`/invoices/${b}/payments`, { id: `other-${paymentId}`, amount: eur(30_000), receivedOn });
    const alone = { id: 'R-same', paymentId: `other-${paymentId}`, reason: 'returned', receivedOn };
    expect((await api.post(`/invoices/${b}/reversals`, alone)).status).toBe(201);
    expect((await reverse(paymentId, { id: 'R-same' })).status).toBe(201);
    expect([await balanceOf(a), await balanceOf(b)]).toEqual([60_000, 30_000]);
    const { payments } = (await api.get(`/invoices/${a}`)).body;
    expect(payments.map((each: any) => each.reversal.id)).toEqual(['R-same', 'R-same']);
    // Each part is known by the id of the whole reversal, and by no other content.
    const again = { id: 'R-same', paymentId: payments[1].id, reason: 'returned', receivedOn };
    const { status, body } = await api.post(`/invoices/${a}/reversals`, again);
    expect([status, body.payment.id]).toEqual([200, payments[1].id]);
    expect(await api.post(`/invoices/${a}/reversals`, { ...again, reason: 'error' })).toMatchObject({
      status: 409,
      body: { title: 'reversalTaken' },
    });
  });

  it.each([
    ['what came in beyond its invoices', (ids: readonly string[]) => ({ allocations: [part(ids[0] ?? '', 60_000)] })],
    ['what was too much of an invoice', () => ({})],
  ])('after %s was paid back by ending its task asks a person once', async (_what, shareOf) => {
    const { debtorId, ids, paymentId } = await aBook();
    const share = shareOf(ids);
    if ('allocations' in share) await pay({ id: paymentId, amount: eur(64_000), ...share });
    else await api.post(`/invoices/${ids[0]}/payments`, { id: paymentId, amount: eur(64_000), receivedOn });
    const [task] = await tasksOf(debtorId, paymentId);
    expect((await api.post(`/tasks/${task.id}/done`, { result: 'refunded' })).status).toBe(200);
    expect((await reverse(paymentId)).status).toBe(201);
    expect(await tasksOf(debtorId, paymentId)).toMatchObject([
      { kind: 'reviewReversal', data: { paymentId, refunded: eur(4_000), isGivenAway: true } },
    ]);
  });

  it('after it was sent back because nobody knew whose it was asks a person, as that is lost', async () => {
    const { debtorId, paymentId } = await aBook();
    await pay({ id: paymentId, amount: eur(7), text: 'MERCI' });
    const [task] = await tasksOf(debtorId, paymentId);
    expect((await api.post(`/tasks/${task.id}/done`, { result: 'refunded' })).status).toBe(200);
    expect((await use(debtorId, { paymentId })).status).toBe(422);
    expect((await reverse(paymentId)).status).toBe(201);
    expect(await tasksOf(debtorId, paymentId)).toMatchObject([{ kind: 'reviewReversal', data: { refunded: eur(7) } }]);
  });

  it('before anybody knew whose it was ends the question, and can be given to nobody', async () => {
    const { debtorId, paymentId } = await aBook();
    await pay({ id: paymentId, amount: eur(7), text: 'MERCI' });
    expect(await tasksOf(debtorId, paymentId)).toMatchObject([{ kind: 'matchPayment' }]);
    expect((await reverse(paymentId)).status).toBe(201);
    expect(await tasksOf(debtorId, paymentId)).toEqual([]);
    expect((await use(debtorId, { paymentId })).status).toBe(422);
  });

  it('of which one part was taken back before stays so there', async () => {
    const { ids, paymentId } = await aBook();
    const [a, b] = ids;
    await pay({ id: paymentId, amount: eur(90_000), allocations: [part(a, 60_000), part(b, 30_000)] });
    const alone = { id: 'R-alone', paymentId, reason: 'error', receivedOn };
    expect((await api.post(`/invoices/${a}/reversals`, alone)).status).toBe(201);
    expect((await reverse(paymentId, { id: 'R-all' })).status).toBe(201);
    expect([await balanceOf(a), await balanceOf(b)]).toEqual([60_000, 30_000]);
    const reversals = await Promise.all(
      [a, b].map(async (id) => (await api.get(`/invoices/${id}`)).body.payments[0].reversal.id),
    );
    expect(reversals).toEqual(['R-alone', 'R-all']);
  });

  it('is so once: the same again is 200, anything else a conflict', async () => {
    const { ids, paymentId } = await aBook();
    await pay({ id: paymentId, amount: eur(60_000), allocations: [part(ids[0], 60_000)] });
    const answers = await Promise.all(Array.from({ length: 5 }, () => reverse(paymentId, { id: 'R-1' })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 201]);
    const before = await api.items();
    expect((await reverse(paymentId, { id: 'R-1' })).status).toBe(200);
    expect(await reverse(paymentId, { id: 'R-1', reason: 'error' })).toMatchObject({
      status: 409,
      body: { title: 'keyTaken' },
    });
    expect(await reverse(paymentId, { id: 'R-2' })).toMatchObject({ status: 409, body: { title: 'reversed' } });
    expect(await api.items()).toEqual(before);
  });

  it('cannot be a payment nobody knows, nor a part of one', async () => {
    const { debtorId, ids, paymentId } = await aBook();
    await pay({ id: paymentId, amount: eur(10_000), debtorId });
    await use(debtorId, { paymentId, allocations: [part(ids[0], 10_000)] });
    const partId = (await api.get(`/invoices/${ids[0]}`)).body.payments[0].id;
    expect([(await reverse('nobody')).status, (await reverse(partId)).status]).toEqual([404, 404]);
    expect((await reverse(paymentId, { creditor: 'other' })).status).toBe(404);
  });

  it.each([
    ['no reason', { reason: undefined }, 'reason'],
    ['a day that does not exist', { receivedOn: '2026-02-30' }, 'receivedOn'],
    ['an id that no address can hold', { id: 'a/b' }, 'id'],
    ['a payment in the body', { paymentId: 'x' }, 'paymentId'],
  ])('is refused for %s', async (_what, changes, field) => {
    const { status, body } = await reverse('any', changes);
    expect([status, body.errors.map((each: { field: string }) => each.field)]).toEqual([422, [field]]);
  });
});

describe('a payment that is taken back from one invoice alone', () => {
  it('asks a person when some of what was too much was put elsewhere', async () => {
    const { debtorId, ids, paymentId } = await aBook();
    const [a, , c] = ids;
    await api.post(`/invoices/${a}/payments`, { id: paymentId, amount: eur(80_000), receivedOn });
    await use(debtorId, { paymentId, allocations: [part(c, 5_000)] });
    expect((await api.post(`/invoices/${a}/reversals`, { paymentId, reason: 'returned', receivedOn })).status).toBe(
      201,
    );
    expect(await balanceOf(c)).toBe(15_000);
    expect(await unappliedOf(debtorId)).toEqual([]);
    expect(await tasksOf(debtorId, paymentId)).toMatchObject([{ kind: 'reviewReversal', data: { isGivenAway: true } }]);
  });
});
