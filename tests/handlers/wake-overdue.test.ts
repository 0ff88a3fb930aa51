import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { createHandler } from '../../lambdas/handlers/wake-overdue/handler.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aMessage, opening } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
const now = '2026-03-24T12:00:00.000Z';

/** Step Functions is not asked here: what is woken never gets that far. */
const unreachable = () => Promise.reject(new Error('Step Functions was asked'));
const workflow = {
  startDunning: unreachable,
  startWindow: unreachable,
  startTransactional: unreachable,
  answer: unreachable,
  dunningStatus: unreachable,
  windowStatus: unreachable,
  transactionalStatus: unreachable,
};

it('brings on what comes after a hundred things that cannot be brought on', async () => {
  const store = engine.store();
  // Cases without their debtor cannot be assessed.
  for (let index = 0; index < 101; index += 1)
    await store.commit([opening(`broken-${index}`, {}, '2026-03-01T09:00:00.000Z')]);
  const message = aMessage('in-doubt');
  await store.commit([{ kind: 'newMessage', message, mime: Buffer.from('mime'), wakeBy: '2026-03-24T11:00:00.000Z' }]);
  const wake = createHandler({ store, workflow, settings: demoSettings(), clock: { now: () => now } });
  expect(await wake({})).toEqual({ woken: 102, failed: 101 });
  const asleep = await store.sleepers(now, 500);
  expect(asleep.some(({ kind }) => kind === 'message')).toBe(false);
});
