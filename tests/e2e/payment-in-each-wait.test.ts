import { beforeAll, describe, expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { executionArn, runningStack, type RunningStack } from './running-stack.ts';

const ladder = ['courtesyNotice', 'reminderOne', 'reminderTwo', 'directNotice', 'legalEscalation'];
const payments = [
  { wait: 'Wait for courtesy notice', paidAt: '2026-03-10T08:00:00.000Z', noticesBefore: 0 },
  { wait: 'Wait for reminder one', paidAt: '2026-03-27T08:00:00.000Z', noticesBefore: 1 },
  { wait: 'Wait for reminder two', paidAt: '2026-04-07T08:00:00.000Z', noticesBefore: 2 },
  { wait: 'Wait for direct notice', paidAt: '2026-04-15T08:00:00.000Z', noticesBefore: 3 },
  { wait: 'Wait for legal escalation', paidAt: '2026-04-28T08:00:00.000Z', noticesBefore: 4 },
  { wait: 'Wait for formal notice deadline', paidAt: '2026-05-12T08:00:00.000Z', noticesBefore: 5 },
  { wait: 'Wait for legal decision', paidAt: '2026-05-25T08:00:00.000Z', noticesBefore: 5 },
];

let running: RunningStack;
const ids = new Map<string, string>();

beforeAll(async () => {
  running = await runningStack('2026-03-01T08:00:00Z', { lives: 'file' });
  const { post, pay, at, playTo } = running;
  for (const [index, { wait, paidAt }] of payments.entries()) {
    const id = await post(anInvoice({ number: `FA-${index}`, debtor: aDebtor({ id: `C-${index}` }) }));
    ids.set(wait, id);
    at(paidAt, () => pay(id, `bank-${index}`, 120_000, paidAt.slice(0, 10)));
  }
  await playTo('2026-08-01T00:00:00Z');
});

describe.each(payments)('a payment during "$wait"', ({ wait, paidAt, noticesBefore }) => {
  const id = () => ids.get(wait) ?? '';

  it('ends case and execution at once, from that very wait', async () => {
    const { invoice, stack, statesOf } = running;
    expect(await invoice(id())).toMatchObject({ status: 'paid', closedAt: paidAt, balance: { amountMinor: 0 } });
    const states = await statesOf(`${id()}-r1`);
    expect(states.findLast((state) => state.startsWith('Wait'))).toBe(wait);
    expect(states.at(-1)).toBe('Invoice paid');
    const { stopDate } = await stack.stepFunctions.describeExecution({ executionArn: executionArn(`${id()}-r1`) });
    expect(stopDate?.toISOString()).toBe(paidAt);
  });

  it('lets no notice leave after it, and thanks for it only if we had written before', async () => {
    const events = await running.events(id());
    const sent = events.filter(({ type }) => type.endsWith('Sent'));
    const receipt = noticesBefore === 0 ? [] : [undefined];
    expect(sent.map(({ data }) => data.stage)).toEqual([...ladder.slice(0, noticesBefore), ...receipt]);
  });

  it('leaves no task behind', async () => {
    expect((await running.tasks()).filter(({ invoiceId }) => invoiceId === id())).toEqual([]);
  });
});
