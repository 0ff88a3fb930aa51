import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { createHandler, inputSchema } from '../../lambdas/handlers/take-mail-events/handler.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aMessage, aStoredDebtor, opening } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
const now = '2026-03-24T12:00:00.000Z';

it('takes a delayed delivery for proof that the message left, and for nothing more: SES goes on trying', async () => {
  const store = engine.store();
  await store.commit([{ kind: 'newDebtor', debtor: aStoredDebtor('C-001') }]);
  const dunned = opening('slow');
  await store.commit([dunned]);
  const notices = [{ invoiceId: dunned.after.id, stage: 'courtesyNotice', cycle: 1 } as const];
  const message = aMessage('slow', { notices });
  await store.commit([{ kind: 'newMessage', message, mime: Buffer.from('mime'), wakeBy: now }]);
  const take = createHandler({ store, settings: demoSettings(), clock: { now: () => now } });
  const mail = { messageId: 'ses-1', timestamp: now, tags: { 'relance-message': ['slow'] } };
  const delayed = inputSchema.parse({ detail: { eventType: 'DeliveryDelay', mail } });
  await take(delayed);
  await take(delayed);
  expect(await store.loadMessage('slow')).toMatchObject({ state: 'sent', messageId: 'ses-1' });
  expect((await store.mailEvents('slow')).map(({ kind }) => kind)).toEqual(['delay']);
  expect(await store.listTasks(undefined, 10)).toEqual({ items: [] });
});
