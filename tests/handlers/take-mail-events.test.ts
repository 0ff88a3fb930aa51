import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { addressIdOf } from '../../lambdas/domain/debtor/address-service.ts';
import { createHandler, inputSchema } from '../../lambdas/handlers/take-mail-events/handler.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aMessage, aStoredDebtor, opening } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
const now = '2026-03-24T12:00:00.000Z';
const idOf = (name: string) => addressIdOf(`${name}@acme.example`);

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

it('keeps what is told of each recipient, by the id of his address and never by the address', async () => {
  const store = engine.store();
  await store.commit([{ kind: 'newDebtor', debtor: aStoredDebtor('C-002') }]);
  const message = aMessage('told', { debtorId: 'C-002', recipients: ['compta', 'achats'].map(idOf), state: 'sent' });
  await store.commit([{ kind: 'newMessage', message, mime: Buffer.from('mime'), wakeBy: now }]);
  const take = createHandler({ store, settings: demoSettings(), clock: { now: () => now } });
  const mail = { messageId: 'ses-1', timestamp: now, tags: { 'relance-message': ['told'] } };
  const bounceOf = (name: string) => {
    const bouncedRecipients = [{ emailAddress: `${name}@acme.example`, status: '5.1.1' }];
    return inputSchema.parse({
      detail: {
        eventType: 'Bounce',
        mail,
        bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients },
      },
    });
  };
  for (const name of ['achats', 'Compta', 'achats']) await take(bounceOf(name));
  const kept = await store.mailEvents('told');
  expect(kept.flatMap(({ recipients = [] }) => recipients).toSorted()).toEqual(
    ['achats', 'compta'].map(idOf).toSorted(),
  );
  const debtor = await store.loadDebtor('main', 'C-002');
  expect(debtor?.outOfService).toEqual([{ address: idOf('compta'), since: now, why: 'bounce' }]);
  const { items } = await store.debtorChanges('main', 'C-002', undefined, 10);
  expect(JSON.stringify([kept, items, debtor?.outOfService])).not.toContain('acme');
});
