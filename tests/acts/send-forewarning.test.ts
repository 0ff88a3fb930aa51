import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { noticeSent } from '../../lambdas/domain/case/evolve-notices.ts';
import { sendTransactional } from '../../lambdas/acts/send-transactional.ts';
import type { MailOutcome } from '../../lambdas/ports/mailer.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, aTransactional, change, opening, wakeBy } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
const owner = { name: 'Camille Moreau', email: 'camille@exemple.example' };
const friday = '2026-04-17T07:05:00.000Z';

/** A debtor whose owner is to be told of the direct notice of Monday 20 April, and a mail service of which a test says what it does. */
async function forewarned(id: string) {
  const store = engine.store();
  const opened = opening(`FA-${id}`, { debtorId: id });
  await store.commit([opened, { kind: 'newDebtor', debtor: { ...aStoredDebtor(id), owner } }]);
  let dunned = opened.after;
  for (const stage of ['reminderOne', 'reminderTwo'] as const) {
    const left = change(dunned, wakeBy, noticeSent({ stage, cycle: 1 }, { messageKey: stage, messageId: stage }, 0));
    await store.commit([left]);
    dunned = left.after;
  }
  const told = change(dunned, wakeBy, {
    type: 'OwnerForewarned',
    data: { stage: 'directNotice', cycle: 1, on: '2026-04-20' },
  });
  const asked = aTransactional(`owner-${id}`, {
    debtorId: id,
    invoiceId: dunned.id,
    subject: { kind: 'ownerForewarned', on: '2026-04-20' },
  });
  await store.commit([told, { kind: 'newTransactional', transactional: asked, wakeBy }]);
  const sent: string[] = [];
  let now = friday;
  return {
    sent,
    store,
    dunned: told.after,
    at: (instant: string) => void (now = instant),
    /** The sender as it is called, or called again. */
    send: async (outcome: MailOutcome | 'dies', attempt = 1) => {
      const mailer = {
        async send({ to, from }: { readonly to: readonly string[]; readonly from: string }) {
          sent.push(`${from} to ${to.join()}`);
          if (outcome === 'dies') throw new Error('died');
          return Promise.resolve(outcome);
        },
      };
      const deps = { store, settings: demoSettings(), clock: { now: () => now }, mailer, region: 'eu-west-3' };
      await sendTransactional(deps, { ...asked, attempt });
    },
    state: async () => (await store.loadTransactional('main', id, asked.id))?.state,
    tasks: async () =>
      (await store.listTasks(undefined, 100)).items
        .filter(({ debtorId }) => debtorId === id)
        .map(({ kind, invoiceId, owner: named, data }) => ({ kind, invoiceId, owner: named, reason: data['reason'] })),
  };
}

const [creditor] = demoSettings().creditors;
const mail = `${creditor?.sender.address} to ${owner.email}`;

it('the owner is told once, in the name of the creditor, however often the sender is called', async () => {
  const { send, sent, state, tasks } = await forewarned('C-once');
  for (let call = 0; call < 2; call += 1) await send({ kind: 'sent', messageId: 'ses-1' });
  expect([sent, await state(), await tasks()]).toEqual([[mail], 'settled', []]);
});

it.each<[string, MailOutcome, string]>([
  [
    'refused',
    { kind: 'refused', reason: 'MessageRejected', isTransient: false },
    'the mail service refused: MessageRejected',
  ],
  ['lost', { kind: 'unknown', reason: 'timeout' }, 'nobody knows whether the mail to the owner has left'],
])('a person tells the owner whose mail was %s, and it is not sent again', async (how, outcome, reason) => {
  const { send, sent, state, tasks, dunned } = await forewarned(`C-${how}`);
  for (let call = 0; call < 2; call += 1) await send(outcome);
  expect([sent, await state()]).toEqual([[mail], 'settled']);
  expect(await tasks()).toEqual([{ kind: 'forewarn', invoiceId: dunned.id, owner: owner.name, reason }]);
});

it('a sender that died when it called the mail service sends no second mail: a person is asked', async () => {
  const { send, sent, state, tasks } = await forewarned('C-died');
  await expect(send('dies')).rejects.toThrow('died');
  expect(await state()).toBe('sending');
  for (let call = 0; call < 2; call += 1) await send({ kind: 'sent', messageId: 'ses-1' });
  expect([sent, await state(), (await tasks()).map(({ kind }) => kind)]).toEqual([[mail], 'settled', ['forewarn']]);
});

it('a mail that SES does not take for the time being is tried again, and left to a person when the day has come', async () => {
  const busy: MailOutcome = { kind: 'refused', reason: 'AccountSendingPausedException', isTransient: true };
  const { send, sent, state, tasks, at, store, dunned } = await forewarned('C-busy');
  await send(busy);
  expect([sent, await state(), await tasks()]).toEqual([[mail], 'open', []]);
  await send(busy);
  expect([sent, await state()]).toEqual([[mail, mail], 'open']);
  at('2026-04-20T08:00:00.000Z');
  const left = noticeSent({ stage: 'directNotice', cycle: 1 }, { messageKey: 'd', messageId: 'd' }, 0);
  await store.commit([change(dunned, wakeBy, left)]);
  await send({ kind: 'sent', messageId: 'ses-1' });
  expect([sent.length, await state()]).toEqual([2, 'settled']);
  expect(await tasks()).toMatchObject([{ kind: 'forewarn', reason: 'the mail service took no mail in time' }]);
});

it('what was paid before the mail left is not announced', async () => {
  const { send, sent, state, tasks, store, dunned } = await forewarned('C-paid');
  const paid = { paymentId: 'p-all', amountMinor: 120_000, currency: 'EUR', receivedOn: '2026-04-17' };
  await store.commit([change(dunned, null, { type: 'PaymentRecorded', data: paid })]);
  await send({ kind: 'sent', messageId: 'ses-1' });
  expect([sent, await state(), await tasks()]).toEqual([[], 'settled', []]);
});
