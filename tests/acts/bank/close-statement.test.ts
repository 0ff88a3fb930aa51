import '../../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import type { BankStatement } from '../../../lambdas/domain/bank-statement/bank-statement.ts';
import { engineOfThisFile } from '../../adapters/engine-of-this-file.ts';
import { book, depsOf, openTasks, statementOf } from './bank-book.ts';

const engine = engineOfThisFile();
const accountOf = (number: string) => `FR763000600001123456${number}89`;

/** A statement of a day in March, with the balances it opens and closes with, in euros. */
const day = (account: string, on: number, opens: number, closes: number, changes: Partial<BankStatement> = {}) =>
  statementOf(account, [], {
    opening: { on: `2026-03-${String(on - 1).padStart(2, '0')}`, amountMinor: opens * 100 },
    closing: { on: `2026-03-${String(on).padStart(2, '0')}`, amountMinor: closes * 100 },
    ...changes,
  });

it('asks once for a statement that is missing, and no more when it comes', async () => {
  const [store, account] = [engine.store(), accountOf('90001')];
  const deps = depsOf(store, account);
  const gaps = async () => (await openTasks(store)).filter(({ data }) => data['account'] === account);
  await book(deps, day(account, 10, 0, 100), day(account, 12, 150, 200));
  const [asked, ...others] = await gaps();
  expect(others).toEqual([]);
  expect(asked).toMatchObject({
    kind: 'statementGap',
    creditor: 'main',
    data: { cause: 'balance', closedBefore: { on: '2026-03-10', amountMinor: 10_000 } },
  });
  await book(deps, day(account, 13, 200, 210));
  expect(await gaps()).toEqual([asked]);
  await book(deps, day(account, 11, 100, 150));
  expect(await gaps()).toEqual([]);
  expect(await store.loadTask(asked?.id ?? '')).toMatchObject({ status: 'done', result: 'found' });
});

it('counts as news of the bank up to the end of the last day of the account that is known least', async () => {
  const [store, one, two] = [engine.store(), accountOf('90002'), accountOf('90003')];
  const deps = depsOf(store, one);
  const [creditor] = deps.settings.creditors;
  if (!creditor) throw new Error('there is a creditor');
  const bankAccounts = [{ iban: one }, { iban: two }];
  const ofBoth = { ...deps, settings: { ...deps.settings, creditors: [{ ...creditor, id: 'other', bankAccounts }] } };
  const readUpTo = async () => (await store.loadCircumstances()).feeds['other']?.readUpTo;
  await book(ofBoth, day(one, 10, 0, 100));
  // Midnight in Paris, in winter.
  expect(await readUpTo()).toBe('2026-03-10T23:00:00.000Z');
  await book(ofBoth, day(two, 9, 0, 100), day(one, 11, 100, 100));
  expect(await readUpTo()).toBe('2026-03-10T23:00:00.000Z');
  await book(ofBoth, day(two, 24, 100, 100));
  expect(await readUpTo()).toBe('2026-03-11T23:00:00.000Z');
  await book(ofBoth, day(one, 24, 100, 100));
  // That day is not over yet: the bank is known up to now.
  expect(await readUpTo()).toBe('2026-03-24T12:00:00.000Z');
});
