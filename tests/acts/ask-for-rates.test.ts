import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { askForRates } from '../../lambdas/acts/ask-for-rates.ts';
import { keepExport } from '../../lambdas/acts/collection/keep-export.ts';
import { itemClaim } from '../../lambdas/acts/item-claim.ts';
import { noCircumstances } from '../../lambdas/domain/circumstances/circumstances.ts';
import type { Stage } from '../../lambdas/domain/dunning-policy.ts';
import type { Task } from '../../lambdas/domain/task.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { documentsInMemory } from './documents-in-memory.ts';
import { lateCase, situationOn } from '../domain/case/claim/claims.ts';

type Given = Parameters<typeof situationOn>[1];
const notice = (today: string, stage: Stage, given: Given = {}) => ({
  ...situationOn(today, given),
  circumstances: noCircumstances,
  stage,
});

/** A list of tasks, as the table keeps them. */
function tasksKept() {
  const kept = new Map<string, Task>();
  const store: Pick<Store, 'loadTask' | 'commit'> = {
    loadTask: (id) => Promise.resolve(kept.get(id)),
    commit: (writes) => {
      for (const write of writes) if (write.kind === 'raiseTask') kept.set(write.task.id, write.task);
      return Promise.resolve();
    },
  };
  return { deps: { store: store as Store }, tasks: () => [...kept.values()] };
}

it('asks once for a rate that messages are about to show before it is published, whatever their number', async () => {
  const { deps, tasks } = tasksKept();
  const other = lateCase({ id: 'main-FA-2' });
  await askForRates(deps, [
    notice('2027-01-10', 'reminderTwo'),
    notice('2027-01-10', 'reminderTwo', { dunned: other }),
  ]);
  await askForRates(deps, [notice('2027-01-20', 'directNotice')]);
  expect(tasks()).toMatchObject([
    { kind: 'missingRate', dueOn: '2027-01-10', data: { halfYear: '2027-S1', usedRatePercent: '2.65' } },
  ]);
  expect(tasks()[0]).not.toHaveProperty('invoiceId');
});

it('asks once for each half-year', async () => {
  const { deps, tasks } = tasksKept();
  await askForRates(deps, [notice('2027-07-10', 'reminderTwo')]);
  expect(tasks().map(({ data }) => data['halfYear'])).toEqual(['2027-S1', '2027-S2']);
});

it('asks once for the rules of a country, where a message would have spoken of lateness', async () => {
  const { deps, tasks } = tasksKept();
  const abroad = { debtor: { country: 'PT' } };
  await askForRates(deps, [notice('2026-08-31', 'reminderTwo', abroad), notice('2026-08-31', 'directNotice', abroad)]);
  expect(tasks()).toMatchObject([{ kind: 'checkClaim', data: { why: 'unknownRegime', country: 'PT' } }]);
});

it('asks nothing where nothing is missing, nothing is said, or the policy is silent', async () => {
  const { deps, tasks } = tasksKept();
  await askForRates(deps, [
    notice('2026-08-31', 'reminderTwo'),
    notice('2027-01-10', 'reminderOne'),
    notice('2027-01-10', 'reminderTwo', { policy: { mentionsRecoveryCosts: false } }),
    notice('2026-08-31', 'reminderOne', { debtor: { country: 'PT' } }),
    notice('2026-08-31', 'reminderTwo', { debtor: { country: 'PT', kind: 'consumer' } }),
  ]);
  expect(tasks()).toEqual([]);
});

it('invoiceninja/ui#2445: has a reminder say the claim with its law, unless the policy is silent on costs', () => {
  expect(itemClaim(notice('2026-08-31', 'reminderTwo'), '2026-08-31')).toEqual({
    interestMinor: 3_726,
    compensationMinor: 4_000,
    ratesPercent: ['12.15', '12.40'],
    isProvisional: false,
    law: 'C. com. L441-10, D441-5',
  });
  const silent = { policy: { mentionsRecoveryCosts: false } };
  expect(itemClaim(notice('2026-08-31', 'reminderTwo', silent), '2026-08-31')).toBeUndefined();
  expect(itemClaim(notice('2026-08-31', 'reminderOne'), '2026-08-31')).toBeUndefined();
});

it('asks once for a rate that the export of a case to a collector shows before it is published', async () => {
  const { deps, tasks } = tasksKept();
  const store = { ...deps.store, notes: () => Promise.resolve([]), documents: () => Promise.resolve([]) } as Store;
  const parts = { store, settings: demoSettings(), documents: documentsInMemory(), clock: { now: () => '' } };
  for (const today of ['2027-01-10', '2027-01-20'])
    await keepExport(parts, notice(today, 'legalEscalation'), { choice: { amicableDays: 60 }, today });
  expect(tasks()).toMatchObject([{ kind: 'missingRate', dueOn: '2027-01-10', data: { halfYear: '2027-S1' } }]);
});
