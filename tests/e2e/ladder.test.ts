import { expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

it('dunns an invoice that is never paid through every stage, then asks for a legal decision', async () => {
  const { post, playTo, story, call, executions } = await runningStack('2026-03-01T08:00:00Z');
  const id = await post(anInvoice());
  await playTo();
  const sent = (await story(id)).filter((line) => line.endsWith('Sent'));
  expect(sent).toEqual([
    '2026-03-24 CourtesyNoticeSent',
    '2026-04-03 ReminderSent',
    '2026-04-10 ReminderSent',
    '2026-04-20 DirectNoticeSent',
    '2026-05-05 FormalNoticeSent',
  ]);
  expect((await call('GET', `/invoices/${id}`)).body.status).toBe('escalated');
  expect((await call('GET', '/tasks')).body.tasks).toMatchObject([{ kind: 'legalDecision', invoiceId: id }]);
  expect(await executions()).toEqual([{ name: `${id}-r1`, status: 'RUNNING' }]);
});

it('ends case and execution when the money arrives after reminder one', async () => {
  const { post, pay, at, playTo, story, executions, stack } = await runningStack('2026-03-01T08:00:00Z');
  const id = await post(anInvoice());
  at('2026-04-07T08:00:00Z', async () => void (await pay(id, 'bank-1', 120_000, '2026-04-07')));
  await playTo('2026-07-01T00:00:00Z');
  const told = (await story(id)).filter((line) => /Sent|Recorded/.test(line));
  expect(told).toEqual([
    '2026-03-24 CourtesyNoticeSent',
    '2026-04-03 ReminderSent',
    '2026-04-07 PaymentRecorded',
    '2026-04-07 ReceiptSent',
  ]);
  expect(await executions()).toEqual([{ name: `${id}-r1`, status: 'SUCCEEDED' }]);
  expect(stack.ses.count()).toBe(3);
});
