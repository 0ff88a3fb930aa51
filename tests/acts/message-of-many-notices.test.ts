import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { freeNotices } from '../../lambdas/acts/refuse-message.ts';
import { takeMailEvent } from '../../lambdas/acts/take-mail-event.ts';
import { wakeMessage } from '../../lambdas/acts/wake/wake-message.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aMessage } from '../adapters/stored-things.ts';
import { claimedNotices, sendAt } from './window-situations.ts';

const engine = engineOfThisFile();
/** More than one transaction takes of them, whatever is done about each. */
const count = 30;
const depsAt = (now: string) => ({ store: engine.store(), settings: demoSettings(), clock: { now: () => now } });

it('of which nobody knows whether it left is given up as a whole, and settled as a whole once it is found', async () => {
  const store = engine.store();
  const message = aMessage('m-doubt', { debtorId: 'C-doubt', sendingAt: sendAt });
  const { notices, key } = await claimedNotices(store, message, count);
  await wakeMessage(depsAt('2026-04-03T15:00:00.000Z'), key);
  expect(await store.loadMessage(key)).toMatchObject({ state: 'unknown' });
  const { cases } = await store.load({ cases: notices.map(({ invoiceId }) => invoiceId) });
  expect(cases.filter(({ undelivered }) => undelivered)).toHaveLength(count);
  const asked = (await store.listTasks(undefined, 100)).items.filter(({ debtorId }) => debtorId === 'C-doubt');
  expect(new Set(asked.map(({ kind }) => kind))).toEqual(new Set(['checkDelivery']));
  expect(asked).toHaveLength(count);
  const event = { kind: 'send', messageKey: key, messageId: 'ses-1', at: sendAt } as const;
  await takeMailEvent(depsAt('2026-04-03T16:00:00.000Z'), event);
  expect(await store.loadMessage(key)).toMatchObject({ state: 'sent' });
  const { cases: settled } = await store.load({ cases: notices.map(({ invoiceId }) => invoiceId) });
  expect(settled.filter(({ stage, notice }) => stage === 'reminderOne' && !notice)).toHaveLength(count);
  expect((await store.listTasks(undefined, 100)).items.filter(({ debtorId }) => debtorId === 'C-doubt')).toEqual([]);
  expect(await store.loadDebtor('main', 'C-doubt')).toMatchObject({ thread: ['ses-1'], lastContactAt: sendAt });
});

it('that was refused frees each of its notices once', async () => {
  const store = engine.store();
  const message = await claimedNotices(store, aMessage('m-refused', { debtorId: 'C-refused' }), count);
  for (let time = 0; time < 2; time += 1) await freeNotices(depsAt(sendAt), message, 'no');
  const { cases } = await store.load({ cases: message.notices.map(({ invoiceId }) => invoiceId) });
  expect(cases.filter(({ notice, revision }) => !notice && revision === 4)).toHaveLength(count);
});
