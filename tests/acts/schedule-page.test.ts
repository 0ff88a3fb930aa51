import { afterEach, expect, it } from 'vitest';
import { schedulePage } from '../../lambdas/acts/foresight/schedule-page.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, opening } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
afterEach(() => engine.proxy().setRule(() => 'pass'));

it('reads a debtor with many invoices that are due once for all of them', async () => {
  const store = engine.store();
  await store.commit([{ kind: 'newDebtor', debtor: aStoredDebtor('C-001') }]);
  const at = (index: number) => `2026-03-24T09:${String(index).padStart(2, '0')}:00.000Z`;
  for (let index = 0; index < 12; index += 1) await store.commit([opening(`FA-${index}`, {}, at(index))]);
  let queries = 0;
  engine.proxy().setRule(({ operation, body }) => {
    if (operation === 'Query' && body['IndexName'] === 'byDebtor') queries += 1;
    return 'pass';
  });
  const deps = { store, settings: demoSettings(), clock: { now: () => '2026-03-20T08:00:00.000Z' } };
  const range = { from: '2026-03-20', to: '2026-03-31' };
  const { items } = await schedulePage(deps, range, undefined, 50);
  expect(items.map(({ invoices }) => invoices.length)).toEqual([12]);
  expect(queries).toBe(1);
});
