import { expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

it('moves what a day has no capacity for to the next one, and loses nothing', async () => {
  const { post, playTo, story, stack } = await runningStack('2026-03-01T08:00:00Z', { dailyMessages: 2 });
  const ids: string[] = [];
  for (const number of ['A-1', 'B-1', 'C-1'])
    ids.push(await post(anInvoice({ number, debtor: aDebtor({ id: number }) })));
  await playTo('2026-03-29T00:00:00Z');
  const days = await Promise.all(ids.map(async (id) => (await story(id)).filter((line) => line.endsWith('Sent'))));
  // Of two messages a day a courtesy notice may have one: the rest is kept for higher stages.
  expect(days.flat().sort()).toEqual(
    ['2026-03-24', '2026-03-25', '2026-03-26'].map((day) => `${day} CourtesyNoticeSent`),
  );
  expect(stack.ses.count()).toBe(3);
});
