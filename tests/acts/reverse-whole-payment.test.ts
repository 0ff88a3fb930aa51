import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { reverseWholePayment, UnreturnablePartError } from '../../lambdas/acts/reverse-whole-payment.ts';
import { takePayment } from '../../lambdas/acts/take-payment.ts';
import type { PaymentPart } from '../../lambdas/domain/payment/payment-record.ts';
import { partIdOf } from '../../lambdas/domain/payment/payment-record.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, aStoredPayment, opening, wakeBy } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
const clock = { now: () => '2026-03-24T12:00:00.000Z' };
const receivedOn = '2026-03-20';
const reversal = { creditor: 'main', id: 'R-1', reason: 'returned' as const, receivedOn };
const act = (paymentId: string) => ({
  paymentId,
  posted: reversal,
  by: 'bank',
  key: undefined,
  requestId: 'request-1',
});

it('takes back what somebody puts on another invoice at the very moment it begins', async () => {
  const store = engine.store();
  const deps = { settings: demoSettings(), clock };
  const [paid, other] = [opening('FA-1'), opening('FA-2')];
  await store.commit([paid, other, { kind: 'newDebtor', debtor: aStoredDebtor('C-001') }]);
  const payment = { id: 'bank-1', amount: { amountMinor: 150_000, currency: 'EUR' as const }, receivedOn };
  await takePayment({ ...deps, store }, paid.after.id, payment, 'bank');
  const part: PaymentPart = {
    invoiceId: other.after.id,
    debtorId: 'C-001',
    paymentId: partIdOf('bank-1', 'U-1'),
    amountMinor: 30_000,
    by: 'finance',
  };
  let looks = 0;
  const raced: Store = {
    ...store,
    async load(wanted) {
      // Once all of it is where it came for, and before it is on record as taken back.
      if (wanted.payment) looks += 1;
      if (wanted.payment && looks === 2) {
        const { payment: before } = await store.load(wanted);
        if (!before) throw new Error('the payment is on record');
        const after = { ...before, parts: [part], version: before.version + 1 };
        await store.commit([{ kind: 'payment', before, after, wakeBy }]);
      }
      return store.load(wanted);
    },
  };
  expect(await reverseWholePayment({ ...deps, store: raced }, act('bank-1'))).toMatchObject({ kind: 'changed' });
  const { cases } = await store.load({ cases: [paid.after.id, other.after.id] });
  expect(
    cases.map(({ receivedMinor, payments }) => [receivedMinor, payments.map((each) => each.reversal?.id)]),
  ).toEqual([
    [0, ['R-1']],
    [0, ['R-1']],
  ]);
});

it('answers the same request that was a moment faster with what that has done', async () => {
  const store = engine.store();
  const deps = { settings: demoSettings(), clock };
  const opened = opening('FA-4', { debtorId: 'C-004' });
  await store.commit([opened, { kind: 'newDebtor', debtor: aStoredDebtor('C-004') }]);
  const payment = { id: 'bank-4', amount: { amountMinor: 50_000, currency: 'EUR' as const }, receivedOn };
  await takePayment({ ...deps, store }, opened.after.id, payment, 'bank');
  let looks = 0;
  const raced: Store = {
    ...store,
    async load(wanted) {
      const found = await store.load(wanted);
      if (wanted.payment) looks += 1;
      // After the payment was read, and before the key of the request is.
      if (wanted.payment && looks === 2) await reverseWholePayment({ ...deps, store }, act('bank-4'));
      return found;
    },
  };
  const outcome = await reverseWholePayment({ ...deps, store: raced }, act('bank-4'));
  expect(outcome).toMatchObject({ kind: 'repeated', payment: { reversal: { id: 'R-1' } } });
});

it('does not pass over an invoice that does not have the part it should have', async () => {
  const store = engine.store();
  const opened = opening('FA-3');
  await store.commit([opened, { kind: 'newDebtor', debtor: aStoredDebtor('C-003') }]);
  const payment = { ...aStoredPayment('bank-3'), invoiceId: opened.after.id };
  await store.commit([{ kind: 'newPayment', payment, wakeBy: null }]);
  const deps = { store, settings: demoSettings(), clock };
  await expect(reverseWholePayment(deps, act('bank-3'))).rejects.toThrow(UnreturnablePartError);
  const { payment: kept } = await store.load({ payment: { creditor: 'main', paymentId: 'bank-3' } });
  expect(kept).toMatchObject({ reversal: { id: 'R-1' } });
  expect(kept?.isReversed).toBeUndefined();
});
