import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { sendTransactional } from '../../lambdas/acts/send-transactional.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, aTransactional, change, opening, wakeBy } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();

it('a receipt leaves for the address that is corrected while it is written', async () => {
  const store = engine.store();
  const debtor = aStoredDebtor('C-001');
  const opened = opening('FA-1');
  await store.commit([opened, { kind: 'newDebtor', debtor }]);
  await store.commit([change(opened.after)]);
  const asked = aTransactional('receipt-p', {
    invoiceId: opened.after.id,
    subject: {
      kind: 'receipt',
      id: 'p',
      amount: { amountMinor: 1, currency: 'EUR' },
      receivedOn: '2026-03-01',
      balanceMinor: 119_999,
    },
  });
  await store.commit([{ kind: 'newTransactional', transactional: asked, wakeBy }]);
  const corrected = { ...debtor, emails: [{ role: 'accounting' as const, address: 'new@acme.example' }], version: 2 };
  let isFirst = true;
  const raced: Store = {
    ...store,
    async load(wanted) {
      const found = await store.load(wanted);
      if (isFirst) await store.commit([{ kind: 'debtor', before: debtor, after: corrected, wakeBy }]);
      isFirst = false;
      return found;
    },
  };
  const sent: (readonly string[])[] = [];
  const mailer = {
    send: ({ to }: { readonly to: readonly string[] }) => {
      sent.push(to);
      return Promise.resolve({ kind: 'sent' as const, messageId: 'ses-1' });
    },
  };
  const clock = { now: () => '2026-03-02T08:00:00.000Z' };
  await sendTransactional({ store: raced, settings: demoSettings(), clock, mailer, region: 'eu-west-3' }, asked);
  expect(sent).toEqual([['new@acme.example']]);
  expect(await store.loadTransactional('main', 'C-001', asked.id)).toMatchObject({ state: 'settled' });
});
