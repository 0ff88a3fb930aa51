import { expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack } from './running-stack.ts';

it('writes to a debtor on his weekday, once a week, whatever falls due; a formal notice leaves on its own day', async () => {
  const running = await runningStack('2026-03-20T08:00:00Z', { policies: [punctualPolicy] });
  const { stack, call, post, playTo, notices, story } = running;
  const old = await post(anInvoice({ number: 'FA-1', dueDate: '2026-04-01', paymentMeans: undefined }));
  const young = await post(anInvoice({ number: 'FA-2', dueDate: '2026-04-17', paymentMeans: undefined }));
  expect(await call('PATCH', '/debtors/C-001', { contactDays: ['tuesday'] })).toMatchObject({
    status: 200,
    body: { contactDays: ['tuesday'], version: 2 },
  });
  await playTo('2026-04-13T10:00:00Z');
  const { blockers } = (await call('GET', `/invoices/${old}/next-action`)).body;
  expect(blockers).toContainEqual({
    code: 'contactDelay',
    message: 'The debtor is written to on Tuesday alone: reminder two does not leave before 2026-04-14.',
    until: '2026-04-14T07:00:00.000Z',
  });
  const foreseen = (await call('GET', '/debtors/C-001/next-message')).body.messages;
  expect(foreseen.map(({ sendAt }: { sendAt: string }) => sendAt)).toEqual(['2026-04-14T07:10:00.000Z']);
  await playTo('2026-05-08T00:00:00Z');
  expect(await notices(old)).toEqual([
    '2026-03-31 courtesyNotice',
    '2026-04-07 reminderOne',
    '2026-04-14 reminderTwo',
    '2026-04-21 directNotice',
    '2026-05-06 legalEscalation',
  ]);
  expect(await notices(young)).toEqual([
    '2026-04-14 courtesyNotice',
    '2026-04-21 reminderOne',
    '2026-04-28 reminderTwo',
  ]);
  expect(stack.ses.messages().map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
    '2026-03-31',
    '2026-04-07',
    '2026-04-14',
    '2026-04-21',
    '2026-04-28',
    '2026-05-06',
  ]);
  expect((await story(old)).filter((line) => /Parked|Moved/.test(line))).toEqual([]);
});
