import { describe, expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { withDeaths } from './life-with-deaths.ts';
import { type RunningStack, runningStack } from './running-stack.ts';
import type { PlaceOfDeath } from './sudden-deaths.ts';

const startAt = '2026-03-20T08:00:00Z';
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

/** So many invoices of 100.00 each of one debtor, due on March 31, after their courtesy notice. */
async function noticed({ post, playTo }: RunningStack, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1)
    ids.push(await post(anInvoice({ number: `FA-2026-${1000 + index}`, amount: eur(10_000) })));
  await playTo('2026-03-25T08:00:00Z');
  return ids;
}

const pay = ({ call }: RunningStack, payment: object) =>
  call('POST', '/payments', { receivedOn: '2026-03-25', ...payment });

const unapplied = async ({ call }: RunningStack, id = 'C-001') => (await call('GET', `/debtors/${id}`)).body.unapplied;

const typesOf = async ({ events }: RunningStack, id: string): Promise<string[]> =>
  (await events(id)).map(({ type }) => type);

const blockersOf = async ({ call }: RunningStack, id: string) =>
  (await call('GET', `/invoices/${id}/next-action`)).body.blockers.map(({ code }: { code: string }) => code);

describe('one payment for twelve invoices', () => {
  it('ends twelve ladders, and the debtor has one receipt for it', async () => {
    const running = await runningStack(startAt);
    const { stack, playTo, executions, tasks, invoice } = running;
    const ids = await noticed(running, 12);
    expect(stack.ses.count()).toBe(1);
    const text = ids.map((_, index) => `FA2026 ${1000 + index}`).join(', ');
    expect(await pay(running, { id: 'bank-1', amount: eur(120_000), text })).toMatchObject({ status: 201 });
    await playTo();
    expect(new Set((await executions()).map(({ status }) => status))).toEqual(new Set(['SUCCEEDED']));
    expect(stack.ses.count()).toBe(2);
    for (const id of ids) {
      expect((await invoice(id)).status).toBe('paid');
      expect((await typesOf(running, id)).slice(-2)).toEqual(['PaymentRecorded', 'ReceiptSent']);
    }
    expect(await tasks()).toEqual([]);
  });

  it('of several debtors gives each of them a receipt of his own', async () => {
    const running = await runningStack(startAt);
    const { stack, post, playTo } = running;
    const numbers = ['FA-1', 'FA-2', 'FB-1', 'FB-2'];
    const ids: string[] = [];
    for (const number of numbers)
      ids.push(await post(anInvoice({ number, debtor: aDebtor({ id: number.slice(0, 2) }), amount: eur(10_000) })));
    await playTo('2026-03-25T08:00:00Z');
    expect(stack.ses.count()).toBe(2);
    await pay(running, { id: 'bank-1', amount: eur(40_000), text: numbers.join(' ') });
    await playTo();
    expect(stack.ses.count()).toBe(4);
    for (const id of ids) expect(await typesOf(running, id)).toContain('ReceiptSent');
  });
});

describe('what came in beyond the invoices', () => {
  it('stops the dunning of another one that it covers, until it is allocated', async () => {
    const running = await runningStack(startAt);
    const { stack, post, call, playTo, notices, story, tasks, invoice } = running;
    const [paid = ''] = await noticed(running, 1);
    const other = await post(anInvoice({ number: 'FB-1', amount: eur(5_000) }));
    const third = await post(anInvoice({ number: 'FB-2', amount: eur(9_000) }));
    await pay(running, { id: 'bank-1', amount: eur(16_000), text: 'FA-2026-1000' });
    await playTo('2026-04-13T08:00:00Z');
    // 60.00 are there: the 50.00 are not asked for, the 90.00 are.
    expect(await blockersOf(running, other)).toContain('unappliedMoney');
    expect(await notices(other)).toEqual([]);
    expect(await notices(third)).toContain('2026-04-03 reminderOne');
    const reminder = await stack.ses.parsed(stack.ses.messages().at(-1)?.sesId ?? '');
    expect(reminder?.text?.replaceAll(/[\u202f\u00a0]/g, ' ')).toContain(
      'Vos versements non encore affectés à une facture : 60,00 €',
    );
    expect(await tasks()).toMatchObject([{ kind: 'refundOrAllocate', data: { excess: eur(6_000) } }]);
    const use = { paymentId: 'bank-1', allocations: [{ invoiceId: other, amountMinor: 5_000 }], refundMinor: 1_000 };
    expect((await call('POST', '/debtors/C-001/allocations', use)).status).toBe(201);
    await playTo();
    expect(await unapplied(running)).toEqual([]);
    expect((await invoice(other)).status).toBe('paid');
    expect((await story(other)).map((line) => line.split(' ')[1])).not.toContain('ReminderSent');
    expect((await invoice(paid)).status).toBe('paid');
    expect((await invoice(third)).status).toBe('escalated');
  });

  it('lets the ladders go on when it is paid back, with no stage lost', async () => {
    const running = await runningStack(startAt);
    const { post, call, playTo, notices } = running;
    await noticed(running, 1);
    const other = await post(anInvoice({ number: 'FB-1', amount: eur(5_000) }));
    await pay(running, { id: 'bank-1', amount: eur(15_000), text: 'FA-2026-1000' });
    await playTo('2026-04-13T08:00:00Z');
    expect(await notices(other)).toEqual([]);
    await call('POST', '/debtors/C-001/allocations', { paymentId: 'bank-1', refundMinor: 5_000 });
    await playTo('2026-04-28T00:00:00Z');
    expect(await notices(other)).toEqual(['2026-04-13 reminderOne', '2026-04-20 reminderTwo']);
  });

  it('of a paid invoice paid twice is his, and not stuck: invoiceninja#10173', async () => {
    const running = await runningStack(startAt);
    const { post, playTo, notices, tasks, stack } = running;
    await noticed(running, 1);
    const other = await post(anInvoice({ number: 'FB-1', amount: eur(10_000) }));
    for (const id of ['bank-1', 'bank-2']) await pay(running, { id, amount: eur(10_000), text: 'FA-2026-1000' });
    await playTo('2026-04-13T08:00:00Z');
    expect(await unapplied(running)).toMatchObject([{ paymentId: 'bank-2', ...eur(10_000) }]);
    expect(await tasks()).toMatchObject([
      { kind: 'refundOrAllocate', debtorId: 'C-001', data: { paymentId: 'bank-2' } },
    ]);
    expect(await notices(other)).toEqual([]);
    expect(await blockersOf(running, other)).toContain('unappliedMoney');
    expect(stack.ses.count()).toBe(2);
  });
});

describe('whatever dies of a payment for 50 invoices, each has its part once and the debtor one receipt', () => {
  async function expectWhole(running: RunningStack, isTaken: boolean): Promise<void> {
    const { stack, playTo, invoice, tasks } = running;
    const ids = await noticed(running, 50);
    const text = ids.map((_, index) => `FA-2026-${1000 + index}`).join(' ');
    const payment = { id: 'bank-1', amount: eur(501_000), text };
    const first = await pay(running, payment);
    // Nobody who asked has an answer; a system asks again, a person may not.
    if (!isTaken && first.status >= 500) expect((await pay(running, payment)).status).toBe(201);
    await playTo('2026-03-26T08:00:00Z');
    const invoices = await Promise.all(ids.map(invoice));
    expect(invoices.map(({ status, payments }) => [status, payments.length])).toEqual(ids.map(() => ['paid', 1]));
    expect(await unapplied(running)).toMatchObject([{ paymentId: 'bank-1', ...eur(1_000) }]);
    expect(await tasks()).toMatchObject([{ kind: 'refundOrAllocate' }]);
    expect(stack.ses.count()).toBe(2);
    for (const id of ids) {
      const types = await typesOf(running, id);
      expect(types.filter((type) => type === 'ReceiptSent')).toHaveLength(1);
    }
    expect(await pay(running, payment)).toMatchObject({ status: 200 });
  }

  const places: readonly { name: string; event?: string; place: PlaceOfDeath; isTaken: boolean }[] = [
    { name: 'record-payment-for-many', place: { write: 1, isDone: false }, isTaken: false },
    { name: 'record-payment-for-many', place: { write: 1, isDone: true }, isTaken: true },
    { name: 'record-payment-for-many', place: { write: 2, isDone: true }, isTaken: true },
    // Between the record of the message and its sending nobody can know: that place has tests of its own.
    { name: 'send-debtor-notice', event: 'receipt', place: { write: 2, isDone: false }, isTaken: true },
    { name: 'send-debtor-notice', event: 'receipt', place: { write: 2, isDone: true }, isTaken: true },
    { name: 'send-debtor-notice', event: 'receipt', place: { write: 3, isDone: true }, isTaken: true },
  ];

  it.each(places)('$name at $place', { timeout: 120_000 }, async ({ name, event = '', place, isTaken }) => {
    let isFirst = true;
    const { running, deaths } = await withDeaths(name, (text) => {
      if (!isFirst || !text.includes(event)) return undefined;
      isFirst = false;
      return place;
    });
    await expectWhole(running, isTaken);
    await deaths.close();
    expect(deaths.count()).toBe(1);
  });
});
