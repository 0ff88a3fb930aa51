import { expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

it('a suspended e-invoice is asked for only once it is completed; a refused one never, until it is set aside', async () => {
  const { post, call, playTo, notices, invoice, story } = await runningStack('2026-03-20T08:00:00Z');
  const id = await post(anInvoice({ vatDueOn: 'receipt' }));
  const tell = (code: number, at: string) => call('POST', `/invoices/${id}/statuses`, { id: `CDV-${code}`, code, at });
  const tasks = async () =>
    (await call('GET', '/tasks')).body.tasks.map(({ data }: { data: { asks: string } }) => data.asks);
  await playTo('2026-04-02T08:00:00Z');
  expect((await tell(208, '2026-04-02T07:00:00Z')).status).toBe(201);
  await playTo('2026-04-20T08:00:00Z');
  expect([await notices(id), await tasks()]).toEqual([['2026-03-24 courtesyNotice'], ['completeInvoice']]);
  // A week apart, each on the first business day.
  expect((await story(id)).filter((line) => line.includes('Hold'))).toEqual([
    '2026-04-02 HoldPlaced',
    '2026-04-09 HoldReviewed',
    '2026-04-16 HoldReviewed',
  ]);
  await tell(209, '2026-04-20T07:00:00Z');
  expect(await tasks()).toEqual([]);
  await playTo('2026-04-22T08:00:00Z');
  expect(await notices(id)).toEqual(['2026-03-24 courtesyNotice', '2026-04-20 reminderOne']);
  await tell(210, '2026-04-22T07:00:00Z');
  await playTo('2026-06-22T08:00:00Z');
  expect([(await notices(id)).length, await tasks()]).toEqual([2, ['reissueInvoice']]);
  const [, hold] = (await invoice(id)).pauses;
  expect((await call('DELETE', `/invoices/${id}/holds/${hold.id}`)).status).toBe(200);
  await playTo('2026-06-24T08:00:00Z');
  expect((await notices(id)).at(-1)).toBe('2026-06-22 reminderTwo');
});
