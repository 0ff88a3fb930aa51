import { expect, it } from 'vitest';
import { keepTime } from '../../../local/stack/timekeeper.ts';
import { bankReadings } from '../../../local/start/bank-readings.ts';
import type { StatementExample } from '../../../local/start/example-schema.ts';
import { anInvoice } from '../../builders.ts';
import { runningStack } from '../../e2e/running-stack.ts';

const errors: unknown[] = [];
const listener = { onTime: () => {}, onError: (error: unknown) => void errors.push(error) };
const aStatement: StatementExample = {
  file: 'statement.xml',
  on: '2026-03-30',
  content: new Uint8Array(),
  creditors: ['main'],
};
const examplesWith = (...bankStatements: StatementExample[]) => ({ invoices: [], creditNotes: [], bankStatements });

it.each([
  ['goes on being dunned in the weeks after the last bank statement', [aStatement], '2026-04-17 reminderOne'],
  ['is not dunned once nobody reads the bank any more', [], undefined],
])('an invoice %s', async (_what, statements, notice) => {
  const { stack, call, post, notices } = await runningStack('2026-03-31T08:00:00Z');
  await call('POST', '/payment-feeds', { creditor: 'main', readUpTo: '2026-03-31T08:00:00Z' });
  const time = keepTime(stack, stack.clock, listener, bankReadings(examplesWith(...statements), stack));
  await time.advanceTo(Date.parse('2026-04-10T08:00:00Z'));
  const id = await post(anInvoice({ number: 'FA-1', dueDate: '2026-04-14' }));
  await time.advanceTo(Date.parse('2026-04-21T08:00:00Z'));
  await time.stop();
  expect(errors).toEqual([]);
  expect((await notices(id)).at(-1)).toBe(notice);
});

it('nobody reads a bank of which no statement was told', async () => {
  const { stack } = await runningStack('2026-03-31T08:00:00Z');
  expect(bankReadings(examplesWith(), stack)).toEqual([]);
});
