import { describe, expect, it } from 'vitest';
import type { FaultRule, Verdict } from '../../local/dynamodb/fault-rule.ts';
import { anInvoice } from '../builders.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

const writes = ['TransactWriteItems', 'UpdateItem', 'PutItem'];
const asWithoutFaults = [
  '2026-03-24 courtesyNotice',
  '2026-04-03 reminderOne',
  '2026-04-10 reminderTwo',
  '2026-04-20 directNotice',
];

/** Gives every n-th write, or read, a verdict; the others pass. */
function every(nth: number, verdict: Verdict, isConcerned: (operation: string) => boolean): FaultRule {
  let seen = 0;
  return ({ operation }) => {
    if (!isConcerned(operation)) return 'pass';
    seen += 1;
    return seen % nth === 0 ? verdict : 'pass';
  };
}

/** A ladder with a part payment in between, played while the table behaves by a rule. */
async function playedWith(rule: FaultRule): Promise<RunningStack & { id: string }> {
  const running = await runningStack('2026-03-01T08:00:00Z', { faults: {} });
  const id = await running.post(anInvoice());
  running.stack.faultProxy.setRule(rule);
  running.at('2026-04-07T08:00:00Z', () => running.pay(id, 'bank-1', 50_000, '2026-04-07'));
  await running.playTo('2026-04-27T00:00:00Z');
  return { ...running, id };
}

describe('the story of a case is the same', () => {
  it.each([
    {
      fault: 'every second write meets another transaction',
      rule: () => every(2, 'conflict', (op) => writes.includes(op)),
    },
    { fault: 'every eighth write is throttled', rule: () => every(8, 'throttle', (op) => writes.includes(op)) },
    { fault: 'one read in thirty is throttled', rule: () => every(30, 'throttle', (op) => !writes.includes(op)) },
    {
      fault: 'the answer to every third write is lost',
      rule: () => every(3, 'loseAnswer', (op) => writes.includes(op)),
    },
    { fault: 'every third request finds no connection', rule: () => every(3, 'refuse', () => true) },
  ])('when $fault', async ({ rule }) => {
    const { id, notices, story, invoice, stack, tasks, executions } = await playedWith(rule());
    expect(await notices(id)).toEqual(asWithoutFaults);
    expect((await story(id)).filter((line) => /PaymentRecorded|ReceiptSent/.test(line))).toEqual([
      '2026-04-07 PaymentRecorded',
      '2026-04-07 ReceiptSent',
    ]);
    expect((await invoice(id)).balance.amountMinor).toBe(70_000);
    expect(stack.ses.count()).toBe(5);
    expect(await tasks()).toEqual([]);
    expect(await executions()).toEqual([{ name: `${id}-r1`, status: 'RUNNING' }]);
  });
});

it('a request that meets a table busy for long is answered 503, with when to ask again, and not applied', async () => {
  const running = await runningStack('2026-03-01T08:00:00Z', { faults: {} });
  const id = await running.post(anInvoice());
  running.stack.faultProxy.setRule(every(1, 'throttle', (operation) => operation === 'TransactWriteItems'));
  const payment = {
    id: 'bank-1',
    amount: { amountMinor: 50_000, currency: 'EUR' },
    receivedOn: '2026-03-01',
    method: 'transfer',
  };
  const token = await running.stack.token();
  const answer = await fetch(`${running.stack.url}/invoices/${id}/payments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(payment),
  });
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('1');
  running.stack.faultProxy.setRule(() => 'pass');
  expect((await running.invoice(id)).balance.amountMinor).toBe(120_000);
  expect((await running.pay(id, 'bank-1', 50_000, '2026-03-01')).status).toBe(201);
});
