import '../runtime/silent-powertools.ts';
import { describe, expect, it } from 'vitest';
import { takePayment } from '../../lambdas/acts/take-payment.ts';
import { takeStatusEvent } from '../../lambdas/acts/take-status-event.ts';
import { takeStatusOfInvoice } from '../../lambdas/acts/take-status-of-invoice.ts';
import { replay } from '../../lambdas/domain/case/event-log.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, opening } from '../adapters/stored-things.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { documentsInMemory } from './documents-in-memory.ts';
import { deathsIn, dyingAt } from './dying.ts';

const engine = engineOfThisFile();
const settings = demoSettings();
const first = '2026-04-08T08:00:00.000Z';
/** Whoever asks again does so a minute later. */
const again = '2026-04-08T08:01:00.000Z';
const depsOn = (store: Store, now: string) => ({ store, settings, clock: { now: () => now } });
const eventsOf = async (id: string) => (await engine.store().events(id, undefined, 50)).items;

async function posted(debtorId: string, changes: Parameters<typeof opening>[1] = {}) {
  const opened = opening(`FA-${debtorId}`, { debtorId, ...changes });
  await engine.store().commit([{ kind: 'newDebtor', debtor: aStoredDebtor(debtorId) }, opened]);
  return opened.after;
}

describe.each(deathsIn(1))('a status whose act dies at step $step (done: $isDone)', (death) => {
  it('is on record once with all its effects when it is told again', async () => {
    const { id } = await posted(`C-status-${death.isDone}`);
    const about = { invoiceId: id, statusId: 'CDV-1', by: 'bus:platform', key: undefined };
    const status = { id: 'CDV-1', code: 210, at: '2026-04-08T07:00:00Z', reason: 'Invoiced twice.' };
    const dying = dyingAt({ store: engine.store(), documents: documentsInMemory() }, death).store;
    await expect(takeStatusOfInvoice(depsOn(dying, first), about, status)).rejects.toThrow('died');
    const types = async () => (await eventsOf(id)).map(({ type }) => type);
    const whole = ['InvoicePosted', 'InvoiceStatusReceived', 'HoldPlaced'];
    expect(await types()).toEqual(death.isDone ? whole : ['InvoicePosted']);
    const told = await takeStatusOfInvoice(depsOn(engine.store(), again), about, status);
    expect(told.kind).toBe(death.isDone ? 'repeated' : 'changed');
    expect(await types()).toEqual(whole);
    const dunned = await engine.store().loadCase(id);
    expect(replay(await eventsOf(id))).toEqual(dunned);
    const [hold] = dunned?.pauses ?? [];
    expect(await engine.store().loadTask(hold?.kind === 'hold' ? (hold.taskId ?? '') : '')).toMatchObject({
      status: 'open',
    });
    expect(await engine.store().notes(id)).toMatchObject([{ id: 'status-CDV-1', said: { reason: 'Invoiced twice.' } }]);
  });
});

describe.each(deathsIn(1))('a payment whose act dies at step $step (done: $isDone)', (death) => {
  it('is told as collected once when it is told again', async () => {
    const { id } = await posted(`C-paid-${death.isDone}`, { vatDueOn: 'receipt' });
    const payment = {
      id: `bank-${death.isDone}`,
      amount: { amountMinor: 100, currency: 'EUR' as const },
      receivedOn: '2026-04-08',
    };
    const dying = dyingAt({ store: engine.store(), documents: documentsInMemory() }, death).store;
    await expect(takePayment(depsOn(dying, first), id, payment, 'bank')).rejects.toThrow('died');
    await takePayment(depsOn(engine.store(), again), id, payment, 'bank');
    const issued = (await eventsOf(id)).filter(({ type }) => type === 'InvoiceStatusIssued');
    expect(issued).toMatchObject([{ data: { code: 212, amountMinor: 100, paymentId: payment.id } }]);
  });
});

describe('a status on the bus of an invoice that is not known', () => {
  const tell = (code: number, changes = {}) =>
    takeStatusEvent(
      depsOn(engine.store(), first),
      { id: 'CDV-1', code, at: '2026-04-08T07:00:00Z', creditor: 'main', invoiceNumber: 'FA-unknown', ...changes },
      'bus:platform',
    );

  it.each([200, 201, 202, 203, 204, 212, 225, 250, 251, 999])(
    '%i is left out: it would change nothing',
    async (code) => {
      expect(await tell(code)).toEqual([]);
    },
  );

  it.each([205, 206, 207, 208, 209, 210, 211, 213, 220, 501])('%i is refused, and so not lost', async (code) => {
    expect(await tell(code)).toEqual([{ field: 'invoiceNumber', message: 'is not known' }]);
    expect(await tell(code, { invoiceNumber: undefined, invoiceId: 'main-none' })).toMatchObject([
      { field: 'invoiceId' },
    ]);
  });
});
