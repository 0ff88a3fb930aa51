import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { balanceMinor } from '../../lambdas/domain/case/case.ts';
import { createHandler } from '../../lambdas/handlers/take-signed-payments/handler.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, opening } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
const clock = { now: () => '2026-04-10T12:00:00.000Z' };
const take = (body: unknown) =>
  createHandler({ store: engine.store(), settings: demoSettings(), clock })({ creditor: 'main', body });

const payment = {
  type: 'payment',
  id: 'P-1',
  amount: { amountMinor: 120_000, currency: 'EUR' },
  receivedOn: '2026-04-09',
  text: 'Invoice ANY-1',
};
const reversal = { type: 'reversal', id: 'R-1', paymentId: 'P-1', reason: 'returned', receivedOn: '2026-04-10' };

it('takes a payment and its reversal, each once, and asks for a reversal again that comes first', async () => {
  const store = engine.store();
  const opened = opening('ANY-1', { debtorId: 'D-1' });
  await store.commit([opened, { kind: 'newDebtor', debtor: aStoredDebtor('D-1') }]);
  const owed = async () => {
    const dunned = await store.loadCase(opened.after.id);
    return dunned && balanceMinor(dunned);
  };
  await expect(take(reversal)).rejects.toMatchObject({ status: 404 });
  for (const _again of [1, 2]) {
    expect(await take(payment)).toEqual({ status: 200, body: { effect: 'taken' } });
    expect(await owed()).toBe(0);
  }
  for (const _again of [1, 2]) {
    expect(await take(reversal)).toEqual({ status: 200, body: { effect: 'taken' } });
    expect(await owed()).toBe(120_000);
  }
  expect(await take(payment)).toMatchObject({ status: 200 });
  expect(await owed()).toBe(120_000);
});

it.each([
  ['the same id with other content', { ...payment, receivedOn: '2026-04-08' }, { status: 409 }],
  ['another reversal of the same payment', { ...reversal, id: 'R-2' }, { status: 409 }],
  ['a reversal without an id of its own', { ...reversal, id: undefined }, { status: 422 }],
  ['a creditor beside the one in the address', { ...payment, id: 'P-2', creditor: 'other' }, { status: 422 }],
  ['an amount of nothing', { ...payment, id: 'P-3', amount: { amountMinor: 0, currency: 'EUR' } }, { status: 422 }],
  ['nothing', undefined, { status: 422 }],
])('refuses %s and stores nothing', async (_what, body, problem) => {
  const before = await engine.items();
  await expect(take(body)).rejects.toMatchObject(problem);
  expect(await engine.items()).toEqual(before);
});

it('passes over a type that it does not know', async () => {
  const before = await engine.items();
  expect(await take({ type: 'payout', id: 'X' })).toEqual({ status: 200, body: { effect: 'ignored' } });
  expect(await engine.items()).toEqual(before);
});
