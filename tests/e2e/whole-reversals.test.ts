import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { withDeaths } from './life-with-deaths.ts';
import { type RunningStack, runningStack } from './running-stack.ts';
import type { PlaceOfDeath } from './sudden-deaths.ts';

const startAt = '2026-03-20T08:00:00Z';
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

/** Three invoices of 100.00, paid with one payment after their courtesy notice; and a fourth that has got the rest. */
async function paid({ post, call, playTo }: RunningStack): Promise<string[]> {
  const ids: string[] = [];
  for (const number of ['FA-1', 'FA-2', 'FA-3', 'FA-4'])
    ids.push(await post(anInvoice({ number, amount: eur(10_000) })));
  await playTo('2026-03-25T08:00:00Z');
  const payment = { id: 'bank-1', amount: eur(37_000), receivedOn: '2026-03-25', text: 'FA-1 FA-2 FA-3' };
  expect((await call('POST', '/payments', payment)).status).toBe(201);
  const allocations = [{ invoiceId: ids[3], amountMinor: 7_000 }];
  expect((await call('POST', '/debtors/C-001/allocations', { paymentId: 'bank-1', allocations })).status).toBe(201);
  await playTo('2026-03-30T08:00:00Z');
  return ids;
}

const reversal = { id: 'R-1', reason: 'returned', receivedOn: '2026-03-30' };
const reverse = ({ call }: RunningStack) => call('POST', '/payments/bank-1/reversals', reversal);

/** All are owed again, the ladders have gone on, and the debtor was told once. */
async function expectTakenBack(running: RunningStack, ids: readonly string[]): Promise<void> {
  const { stack, playTo, invoice, notices, events, tasks } = running;
  await playTo('2026-04-02T00:00:00Z');
  for (const id of ids) expect(await invoice(id)).toMatchObject({ status: 'open', balance: eur(10_000) });
  // The courtesy notice, two receipts, and the news of the reversal.
  expect(stack.ses.count()).toBe(4);
  const mail = await stack.ses.parsed(stack.ses.messages().at(-1)?.sesId ?? '');
  expect(mail?.subject).toContain('rejeté par la banque');
  for (const number of ['FA-1', 'FA-2', 'FA-3', 'FA-4']) expect(mail?.text).toContain(number);
  for (const id of ids) {
    const types = (await events(id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'PaymentReversed')).toHaveLength(1);
    expect(types.filter((type) => type === 'ConfirmationSent')).toHaveLength(1);
  }
  expect(await tasks()).toEqual([]);
  await playTo('2026-04-15T00:00:00Z');
  for (const id of ids) expect((await notices(id)).map((line) => line.split(' ')[1])).toContain('reminderOne');
  expect((await reverse(running)).status).toBe(200);
}

describe('a payment of several invoices that the bank takes back', () => {
  it('is gone from all of them; their ladders go on, and the debtor is told once', async () => {
    const running = await runningStack(startAt);
    const ids = await paid(running);
    expect((await reverse(running)).status).toBe(201);
    await expectTakenBack(running, ids);
  });

  const places: readonly PlaceOfDeath[] = [
    { write: 1, isDone: false },
    ...[1, 3, 6].map((write) => ({ write, isDone: true })),
  ];

  it.each(places)('whatever dies of it: at $write, done: $isDone', { timeout: 60_000 }, async (place) => {
    let isFirst = true;
    const { running, deaths } = await withDeaths('reverse-whole-payment', () => {
      const here = isFirst ? place : undefined;
      isFirst = false;
      return here;
    });
    const ids = await paid(running);
    expect((await reverse(running)).status).toBe(500);
    // Before its first write is done it is not known: who asked asks again. After that, nobody has to.
    const isKnown = place !== 'atOnce' && (place.write > 1 || place.isDone);
    if (!isKnown) expect((await reverse(running)).status).toBe(201);
    await expectTakenBack(running, ids);
    await deaths.close();
    expect(deaths.count()).toBe(1);
  });
});

describe('a payment of which too much came in, whose reversal is on record when what does it dies', () => {
  it('can be put nowhere any more, and is taken back by itself', async () => {
    let isFirst = true;
    const { running, deaths } = await withDeaths('reverse-whole-payment', () => {
      const here = isFirst ? ({ write: 1, isDone: true } as const) : undefined;
      isFirst = false;
      return here;
    });
    const { post, pay, call, playTo, invoice, tasks } = running;
    const [paidTwice, other] = [await post(anInvoice({ number: 'FA-1' })), await post(anInvoice({ number: 'FA-2' }))];
    await pay(paidTwice, 'bank-1', 150_000, '2026-03-01');
    expect((await reverse(running)).status).toBe(500);
    const use = { paymentId: 'bank-1', allocations: [{ invoiceId: other, amountMinor: 30_000 }] };
    expect(await call('POST', '/debtors/C-001/allocations', use)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'paymentId', message: 'was taken back' }] },
    });
    const [task] = await tasks();
    expect(await call('POST', `/tasks/${task.id}/done`, { result: 'refunded' })).toMatchObject({
      status: 409,
      body: { title: 'reversed' },
    });
    await playTo('2026-03-02T08:00:00Z');
    for (const id of [paidTwice, other])
      expect(await invoice(id)).toMatchObject({ status: 'open', balance: eur(120_000) });
    expect((await call('GET', '/debtors/C-001')).body.unapplied).toEqual([]);
    expect(await tasks()).toEqual([]);
    await deaths.close();
    expect(deaths.count()).toBe(1);
  });
});
