import '../runtime/silent-powertools.ts';
import { describe, expect, it } from 'vitest';
import { wakeCase } from '../../lambdas/acts/wake/wake-case.ts';
import { createHandler } from '../../lambdas/handlers/close-case/handler.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, change, opening } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
const depsNow = () => ({
  store: engine.store(),
  settings: demoSettings(),
  clock: { now: () => '2026-04-10T12:00:00.000Z' },
});

/** An invoice that was paid in full, of which nothing was ever counted: all its events got lost. */
async function uncounted(debtorId: string) {
  const store = engine.store();
  const opened = opening(`${debtorId}-1`, { debtorId });
  const data = { paymentId: debtorId, amountMinor: 120_000, currency: 'EUR' as const, receivedOn: '2026-04-10' };
  const paid = change(opened.after, undefined, { type: 'PaymentRecorded', data });
  await store.commit([opened, { kind: 'newDebtor', debtor: aStoredDebtor(debtorId) }]);
  await store.commit([paid]);
  return paid.after;
}

const countsOf = async (debtorId: string) =>
  (await engine.store().loadPayer({ creditor: 'main', debtorId }, 0)).totals.counts;

describe('an invoice whose last event got lost on its way to what is known of its payer', () => {
  it('is counted when its run ends', async () => {
    const { id: invoiceId, run, version } = await uncounted('C-run');
    const close = createHandler(depsNow());
    expect(await close({ invoiceId, run, contract: 1, version, action: 'close' })).toEqual({ outcome: 'paid' });
    expect(await countsOf('C-run')).toMatchObject({ invoices: 1, open: 0, paidLate: 1 });
  });

  it('is counted when it is woken without a run', async () => {
    const { id } = await uncounted('C-woken');
    const asked = () => Promise.reject(new Error('nothing is started or told'));
    const workflow = {
      startDunning: asked,
      startWindow: asked,
      startTransactional: asked,
      answer: asked,
      dunningStatus: () => Promise.resolve('ended' as const),
      windowStatus: asked,
      transactionalStatus: asked,
    };
    await wakeCase({ ...depsNow(), workflow }, id);
    expect(await countsOf('C-woken')).toMatchObject({ invoices: 1, open: 0, paidLate: 1 });
  });
});
