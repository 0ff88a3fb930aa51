import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { sendWindow } from '../../lambdas/acts/send-window.ts';
import { messageKeyOf } from '../../lambdas/domain/message/message.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aMessage, change, wakeBy } from '../adapters/stored-things.ts';
import { documentsInMemory } from './documents-in-memory.ts';
import { sendAt, waitingNotices } from './window-situations.ts';

const engine = engineOfThisFile();

/** What sending needs, with mail that always leaves. */
const depsOn = (store: Store) => ({
  store,
  settings: { ...demoSettings(), dailyMessages: 20 },
  clock: { now: () => sendAt },
  mailer: { send: () => Promise.resolve({ kind: 'sent' as const, messageId: 'ses-1' }) },
  region: 'eu-west-3',
  fonts: () => {
    throw new Error('one invoice alone needs no statement');
  },
  documents: documentsInMemory(),
});

it('takes one message of the day’s capacity, however often it has to look at its cases again', async () => {
  const store = engine.store();
  const { window, cases } = await waitingNotices(store, 'C-slot');
  const [dunned] = cases;
  let isFirst = true;
  const raced: Store = {
    ...store,
    async commit(writes) {
      // A payment comes in between the assessment and the record of the message.
      if (isFirst && dunned && writes.some(({ kind }) => kind === 'newMessage')) {
        isFirst = false;
        await store.commit([change(dunned)]);
      }
      await store.commit(writes);
    },
  };
  expect(await sendWindow(depsOn(raced), window)).toEqual({ sent: 1, inDoubt: 0 });
  expect(isFirst).toBe(false);
  expect(await store.takeSendingSlot('2026-04-03', 2)).toBe(true);
  expect(await store.takeSendingSlot('2026-04-03', 2)).toBe(false);
});

it('that is resumed after its message was refused tells that none was sent', async () => {
  const store = engine.store();
  const { window } = await waitingNotices(store, 'C-refused');
  const occasion = { kind: 'window' as const, date: window.date };
  const key = messageKeyOf('main', 'C-refused', 'dunning', occasion);
  const message = aMessage(key, { debtorId: 'C-refused', occasion, state: 'refused', refusal: 'no' });
  await store.commit([{ kind: 'newMessage', message, mime: Buffer.from('mime'), wakeBy }]);
  await store.commit([{ kind: 'window', before: window, after: { ...window, state: 'closed' }, wakeBy }]);
  expect(await sendWindow(depsOn(store), window)).toEqual({ sent: 0, inDoubt: 0 });
});
