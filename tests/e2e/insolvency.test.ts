import { expect, it } from 'vitest';
import { eachOf, postThree, startAt, thrice } from './one-debtor.ts';
import { runningStack } from './running-stack.ts';

it('an insolvency stops what gathers in a window and all that would follow, for months; payments are taken, and taken back it all goes on', async () => {
  const running = await runningStack(startAt);
  const { stack, call, playTo, notices, story } = running;
  const ids = await postThree(running);
  // Proposed at 08:24 for 08:34.
  await playTo('2026-03-24T08:30:00Z');
  const opened = { id: 'I-1', openedOn: '2026-03-20', procedure: 'receivership' };
  expect((await call('POST', '/debtors/C-001/insolvency', opened)).status).toBe(201);
  await playTo('2026-08-04T20:00:00Z');
  expect(stack.ses.count()).toBe(0);
  for (const id of ids) expect(await story(id)).toContain('2026-03-24 NoticeReleased');
  const paid = { id: 'p-1', amount: { amountMinor: 20_000, currency: 'EUR' }, receivedOn: '2026-08-04' };
  expect((await call('POST', `/invoices/${ids[0]}/payments`, paid)).status).toBe(201);
  expect((await call('GET', `/invoices/${ids[0]}`)).body.received).toMatchObject({ amountMinor: 20_000 });
  await playTo('2026-08-05T20:00:00Z');
  expect(stack.ses.count()).toBe(0);
  expect((await call('POST', '/debtors/C-001/insolvency/end', { how: 'recordedInError' })).status).toBe(200);
  await playTo('2026-08-07T20:00:00Z');
  expect(await eachOf(ids, notices)).toEqual(thrice(['2026-08-06 reminderOne']));
});
