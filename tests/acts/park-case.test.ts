import { expect, it } from 'vitest';
import { loadSituation } from '../../lambdas/acts/dunning-of-case.ts';
import { parkCase } from '../../lambdas/acts/park-case.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, opening } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();

it('asks a person once, when the function that parked the case is called again', async () => {
  const store = engine.store();
  const deps = { store, settings: demoSettings(), clock: { now: () => '2026-03-24T12:00:00.000Z' } };
  const { after, ...write } = opening('FA-stuck');
  await store.commit([
    { ...write, after },
    { kind: 'newDebtor', debtor: aStoredDebtor('C-001') },
  ]);
  for (let call = 0; call < 2; call += 1)
    await parkCase(deps, await loadSituation(deps, after.id), '2026-03-25T12:00:00.000Z');
  expect((await store.listTasks(undefined, 10)).items).toMatchObject([{ kind: 'caseStuck', invoiceId: after.id }]);
  const { items } = await store.events(after.id, undefined, 10);
  expect(items.map(({ type }) => type)).toEqual(['InvoicePosted', 'CaseParked']);
});
