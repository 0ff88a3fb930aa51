import { describe, expect, it } from 'vitest';
import type { EngineRequest, Verdict } from '../../local/dynamodb/fault-rule.ts';
import { anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

type Race = RunningStack & { id: string };

/** An invoice whose payment arrives at a write of our own choosing: the first one that holds a text, just before or just after it. */
async function paidAtWrite(holds: string, when: 'before' | 'after', play = '2026-07-01T00:00:00Z'): Promise<Race> {
  const running = await runningStack('2026-03-01T08:00:00Z', { faults: {}, policies: [punctualPolicy] });
  const id = await running.post(anInvoice());
  let isPaid = false;
  const pay = () => running.pay(id, 'bank-1', 120_000, '2026-04-03');
  running.stack.faultProxy.setRule(({ operation, body }: EngineRequest): Verdict => {
    if (isPaid || operation !== 'TransactWriteItems' || !JSON.stringify(body).includes(holds)) return 'pass';
    isPaid = true;
    return when === 'before' ? { doAfter: pay } : { answerAfter: pay };
  });
  await running.playTo(play);
  return { ...running, id };
}

async function endsPaid({ id, invoice, executions, endOf }: Race): Promise<void> {
  expect((await invoice(id)).status).toBe('paid');
  expect(await executions()).toEqual([{ name: `${id}-r1`, status: 'SUCCEEDED' }]);
  expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
}

describe('a payment', () => {
  it('before the run has begun closes the case, and the run ends as soon as it begins', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z');
    const id = await running.post(anInvoice());
    await running.pay(id, 'bank-1', 120_000, '2026-03-01');
    await running.playTo('2026-07-01T00:00:00Z');
    await endsPaid({ ...running, id });
    expect(await running.statesOf(`${id}-r1`)).not.toContain('Dunning');
    expect(running.stack.ses.count()).toBe(0);
  });

  it('before the listener stored its token wakes the run all the same', async () => {
    const race = await paidAtWrite('LISTENER', 'before');
    await endsPaid(race);
    expect(await race.statesOf(`${race.id}-r1`)).toContain('Case changed');
    expect((await race.invoice(race.id)).closedAt).toBe('2026-03-01T08:00:00.000Z');
    expect(race.stack.ses.count()).toBe(0);
  });

  it('after the listener stored its token, while it still runs, wakes the run', async () => {
    const race = await paidAtWrite('LISTENER', 'after');
    await endsPaid(race);
    expect(race.stack.ses.count()).toBe(0);
  });

  it('between the check of a stage and its notice keeps the notice from the window', async () => {
    const race = await paidAtWrite('NoticeProposed', 'before');
    await endsPaid(race);
    expect(await race.story(race.id)).not.toContain('2026-03-24 NoticeProposed');
    expect(race.stack.ses.count()).toBe(0);
  });

  it('while a notice gathers takes it out of the window', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z', { policies: [punctualPolicy] });
    const id = await running.post(anInvoice());
    running.at('2026-04-03T07:05:00Z', () => running.pay(id, 'bank-1', 120_000, '2026-04-03'));
    await running.playTo('2026-07-01T00:00:00Z');
    await endsPaid({ ...running, id });
    expect(await running.notices(id)).toEqual(['2026-03-24 courtesyNotice']);
    expect((await running.story(id)).filter((line) => line.startsWith('2026-04-03'))).toEqual([
      '2026-04-03 NoticeProposed',
      '2026-04-03 PaymentRecorded',
      '2026-04-03 ReceiptSent',
      '2026-04-03 NoticeReleased',
    ]);
  });

  it('between the last look at the case and the claim keeps the message from leaving', async () => {
    const race = await paidAtWrite('NoticeClaimed', 'before');
    await endsPaid(race);
    expect(await race.notices(race.id)).toEqual([]);
    expect(race.stack.ses.count()).toBe(0);
  });

  it('between the claim and the answer of SES crosses the message, which leaves once and is the last', async () => {
    const race = await paidAtWrite('NoticeClaimed', 'after');
    await endsPaid(race);
    expect(await race.notices(race.id)).toEqual(['2026-03-24 courtesyNotice']);
    expect(race.stack.ses.count()).toBe(1);
  });

  it('after SES took the message, before that is on record, crosses it too', async () => {
    const race = await paidAtWrite('CourtesyNoticeSent', 'before');
    await endsPaid(race);
    expect(await race.notices(race.id)).toEqual(['2026-03-24 courtesyNotice']);
    // The events of SES may have put it on record first; then the payment is thanked for.
    const receipts = (await race.story(race.id)).filter((line) => line.endsWith('ReceiptSent'));
    expect(race.stack.ses.count()).toBe(1 + receipts.length);
  });

  it('on a case that is just being closed has the run plan again, and close on what is there now', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z', { faults: {} });
    const id = await running.post(anInvoice());
    running.at('2026-03-10T08:00:00Z', () => running.pay(id, 'bank-1', 120_000, '2026-03-10'));
    let isPaidTwice = false;
    running.stack.faultProxy.setRule(({ operation, body }) => {
      const isClosing = operation === 'UpdateItem' && String(body['UpdateExpression']).startsWith('REMOVE wakePk');
      if (!isClosing || isPaidTwice) return 'pass';
      isPaidTwice = true;
      return { doAfter: () => running.pay(id, 'bank-2', 500, '2026-03-10') };
    });
    await running.playTo('2026-07-01T00:00:00Z');
    await endsPaid({ ...running, id });
    const states = await running.statesOf(`${id}-r1`);
    expect(states.filter((state) => state === 'Close case')).toHaveLength(2);
    expect(await running.tasks()).toMatchObject([{ kind: 'refundOrAllocate', data: { excess: { amountMinor: 500 } } }]);
  });
});

it('a cancellation while a notice gathers takes it out of the window', async () => {
  const { post, call, at, playTo, notices, endOf, stack } = await runningStack('2026-03-01T08:00:00Z', {
    policies: [punctualPolicy],
  });
  const id = await post(anInvoice());
  at('2026-04-03T07:05:00Z', () => call('POST', `/invoices/${id}/cancel`, { reason: 'Billed twice.' }));
  await playTo('2026-07-01T00:00:00Z');
  expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice']);
  expect(await endOf(`${id}-r1`)).toBe('Invoice canceled');
  expect(stack.ses.count()).toBe(1);
});
