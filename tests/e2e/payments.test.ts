import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

/** An invoice of 1,200 EUR, as it stands when a day begins. */
async function postedAndPlayedTo(day: string): Promise<RunningStack & { id: string }> {
  const running = await runningStack('2026-03-01T08:00:00Z');
  const id = await running.post(anInvoice());
  await running.playTo(`${day}T08:00:00Z`);
  return { ...running, id };
}

async function lastMail({ stack }: RunningStack): Promise<string> {
  const kept = stack.ses.messages().at(-1);
  const mail = await stack.ses.parsed(kept?.sesId ?? '');
  return (mail?.text ?? '').replace(/[\u202f\u00a0]/g, ' ');
}

const receiptsOf = async ({ story }: RunningStack, id: string) =>
  (await story(id)).filter((line) => line.endsWith('ReceiptSent'));

describe('a part payment', () => {
  it('lets the ladder go on for the rest, on the same days, and is thanked for', async () => {
    const running = await postedAndPlayedTo('2026-04-07');
    const { id, pay, playTo, notices, invoice } = running;
    await pay(id, 'bank-1', 50_000, '2026-04-07');
    await playTo('2026-04-13T00:00:00Z');
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-03 reminderOne',
      '2026-04-10 reminderTwo',
    ]);
    const reminder = await lastMail(running);
    expect(reminder).toContain('700,00');
    expect(reminder).toContain('500,00');
    expect(await invoice(id)).toMatchObject({ status: 'open', balance: { amountMinor: 70_000 } });
    expect(await receiptsOf(running, id)).toEqual(['2026-04-07 ReceiptSent']);
  });

  it('that leaves less than the policy minimum ends the notices, not the case', async () => {
    const { id, pay, playTo, notices, invoice, call } = await postedAndPlayedTo('2026-04-07');
    await pay(id, 'bank-1', 119_501, '2026-04-07');
    await playTo('2026-05-04T00:00:00Z');
    expect(await notices(id)).toHaveLength(2);
    expect((await invoice(id)).status).toBe('open');
    expect((await call('GET', `/invoices/${id}/next-action`)).body).toMatchObject({
      isAllowed: false,
      blockers: expect.arrayContaining([expect.objectContaining({ code: 'minimumBalance' })]),
    });
  });

  it('after part payment: each is thanked for once, and the last one closes', async () => {
    const running = await postedAndPlayedTo('2026-04-07');
    const { id, pay, playTo, endOf } = running;
    await pay(id, 'bank-1', 50_000, '2026-04-07');
    await playTo('2026-04-08T08:00:00Z');
    await pay(id, 'bank-2', 50_000, '2026-04-08');
    await pay(id, 'bank-3', 20_000, '2026-04-08');
    await playTo('2026-05-01T00:00:00Z');
    expect(await receiptsOf(running, id)).toEqual([
      '2026-04-07 ReceiptSent',
      '2026-04-08 ReceiptSent',
      '2026-04-08 ReceiptSent',
    ]);
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
  });
});

describe('a payment told twice', () => {
  it('counts once and is thanked for once', async () => {
    const running = await postedAndPlayedTo('2026-04-07');
    const { id, pay, playTo, invoice } = running;
    const answers = await Promise.all([1, 2, 3].map(() => pay(id, 'bank-1', 50_000, '2026-04-07')));
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '200', '201']);
    await playTo('2026-04-08T00:00:00Z');
    expect((await invoice(id)).balance.amountMinor).toBe(70_000);
    expect(await receiptsOf(running, id)).toEqual(['2026-04-07 ReceiptSent']);
  });

  it('with another amount is refused, and nothing changes', async () => {
    const { id, pay, invoice } = await postedAndPlayedTo('2026-04-07');
    await pay(id, 'bank-1', 50_000, '2026-04-07');
    expect((await pay(id, 'bank-1', 60_000, '2026-04-07')).status).toBe(409);
    expect((await invoice(id)).balance.amountMinor).toBe(70_000);
  });
});

describe('too much money', () => {
  it('closes the case and leaves a task to refund or allocate what is over', async () => {
    const { id, pay, playTo, invoice, tasks, endOf } = await postedAndPlayedTo('2026-04-07');
    await pay(id, 'bank-1', 130_000, '2026-04-07');
    await playTo('2026-05-01T00:00:00Z');
    expect((await invoice(id)).status).toBe('paid');
    expect(await tasks()).toMatchObject([
      { kind: 'refundOrAllocate', invoiceId: id, data: { excess: { amountMinor: 10_000, currency: 'EUR' } } },
    ]);
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
  });

  it('on a canceled invoice is kept and put before a person; the invoice stays canceled', async () => {
    const { id, call, pay, playTo, invoice, tasks } = await postedAndPlayedTo('2026-04-07');
    await call('POST', `/invoices/${id}/cancel`, { reason: 'Billed twice.' });
    await playTo('2026-04-08T08:00:00Z');
    expect((await pay(id, 'bank-1', 120_000, '2026-04-08')).status).toBe(201);
    await playTo('2026-05-01T00:00:00Z');
    expect((await invoice(id)).status).toBe('canceled');
    expect(await tasks()).toMatchObject([{ kind: 'refundOrAllocate', data: { excess: { amountMinor: 120_000 } } }]);
  });
});

describe('a receipt', () => {
  it('answers nobody we have never written to', async () => {
    const running = await postedAndPlayedTo('2026-03-10');
    await running.pay(running.id, 'bank-1', 50_000, '2026-03-10');
    await running.playTo('2026-03-12T00:00:00Z');
    expect(await receiptsOf(running, running.id)).toEqual([]);
    expect(running.stack.ses.count()).toBe(0);
  });

  it('leaves at once, at night and on a Sunday too, and delays no reminder', async () => {
    const running = await postedAndPlayedTo('2026-04-07');
    const { id, at, pay, playTo, events, notices } = running;
    at('2026-04-19T21:00:00Z', () => pay(id, 'bank-1', 50_000, '2026-04-19'));
    await playTo('2026-04-21T00:00:00Z');
    const receipt = (await events(id)).find(({ type }) => type === 'ReceiptSent');
    expect(receipt.at).toBe('2026-04-19T21:00:00.000Z');
    expect((await notices(id)).at(-1)).toBe('2026-04-20 directNotice');
  });
});
