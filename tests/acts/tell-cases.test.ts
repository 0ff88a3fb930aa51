import { expect, it } from 'vitest';
import { tellCases } from '../../lambdas/acts/tell-cases.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, change, opening } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
const clock = { now: () => '2026-03-24T12:00:00.000Z' };

it('tells the open cases of a debtor who has changed, each once, and reads none twice that nobody else changes', async () => {
  const store = engine.store();
  const cases: Case[] = [];
  for (let index = 0; index < 25; index += 1) {
    const opened = opening(`FA-${index}`);
    await store.commit([opened]);
    cases.push(opened.after);
  }
  const [paid, first, ...others] = cases as [Case, Case, ...Case[]];
  const data = { paymentId: 'all', amountMinor: 120_000, currency: 'EUR' as const, receivedOn: '2026-03-20' };
  await store.commit([change(paid, null, { type: 'PaymentRecorded', data })]);
  const reread: string[] = [];
  let isFirst = true;
  const watched: Store = {
    ...store,
    loadCase: (id) => {
      reread.push(id);
      return store.loadCase(id);
    },
    async commit(writes) {
      // Somebody changes a case between the list and its telling.
      if (isFirst) {
        isFirst = false;
        await store.commit([change(first)]);
      }
      await store.commit(writes);
    },
  };
  const debtor = { ...aStoredDebtor('C-001'), version: 2 };
  for (let time = 0; time < 2; time += 1) await tellCases({ store: watched, clock }, debtor);
  expect(reread).toEqual([first.id]);
  const { cases: told } = await store.load({ cases: [first, ...others].map(({ id }) => id) });
  expect(told.map(({ debtorVersion, version }) => [debtorVersion, version])).toEqual(
    told.map(() => [2, expect.any(Number)]),
  );
  const { items } = await store.events(others[0]?.id ?? '', undefined, 10);
  expect(items.map(({ type }) => type)).toEqual(['InvoicePosted', 'DebtorChanged']);
  expect((await store.events(paid.id, undefined, 10)).items.map(({ type }) => type)).not.toContain('DebtorChanged');
});
