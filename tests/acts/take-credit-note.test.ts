import '../runtime/silent-powertools.ts';
import { describe, expect, it } from 'vitest';
import { allocateUnapplied } from '../../lambdas/acts/allocate-unapplied.ts';
import { reverseWholePayment } from '../../lambdas/acts/reverse-whole-payment.ts';
import { type ReceivedCreditNote, takeCreditNote } from '../../lambdas/acts/take-credit-note.ts';
import { balanceMinor } from '../../lambdas/domain/case/case.ts';
import { debtorDetailsSchema } from '../../lambdas/domain/debtor.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, opening } from '../adapters/stored-things.ts';
import { deathsIn, dyingAt } from './dying.ts';
import { documentsInMemory } from './documents-in-memory.ts';

const engine = engineOfThisFile();
const clock = { now: () => '2026-03-24T12:00:00.000Z' };
const depsOf = (store: Store) => ({ store, settings: demoSettings(), clock });

function aCreditNote(changes: Partial<ReceivedCreditNote> = {}): ReceivedCreditNote {
  return {
    creditor: 'main',
    number: 'AV-1',
    debtor: debtorDetailsSchema.strip().parse({ ...aStoredDebtor('C-900'), emails: [] }),
    amount: { amountMinor: 40_000, currency: 'EUR' },
    issuedOn: '2026-03-20',
    reason: 'goods returned',
    invoiceNumbers: [],
    ...changes,
  };
}

describe('a credit note that comes as a document', () => {
  it('comes off the invoice it names, whose debtor it concerns, and counts once', async () => {
    const store = engine.store();
    const opened = opening('CR-1');
    await store.commit([opened, { kind: 'newDebtor', debtor: aStoredDebtor('C-001') }]);
    const posted = aCreditNote({ number: 'AV-10', invoiceNumbers: ['CR-1', 'unknown'] });
    expect(await takeCreditNote(depsOf(store), posted, 'billing')).toMatchObject({ kind: 'changed' });
    expect(await takeCreditNote(depsOf(store), posted, 'billing')).toMatchObject({ kind: 'repeated' });
    const other = { ...posted, amount: { amountMinor: 1, currency: 'EUR' as const } };
    expect(await takeCreditNote(depsOf(store), other, 'billing')).toEqual({ kind: 'conflict' });
    const dunned = await store.loadCase(opened.after.id);
    expect(dunned?.creditedMinor).toBe(40_000);
    expect(dunned?.creditNotes).toMatchObject([{ number: 'AV-10', amountMinor: 40_000 }]);
    expect(await store.loadDebtor('main', 'C-900')).toBeUndefined();
  });

  it('is unapplied credit of a debtor nobody knew, until a person puts it on an invoice of his', async () => {
    const store = engine.store();
    const posted = aCreditNote({ number: 'AV-20' });
    expect(await takeCreditNote(depsOf(store), posted, 'billing')).toMatchObject({ kind: 'changed' });
    const debtor = await store.loadDebtor('main', 'C-900');
    expect(debtor?.unapplied).toMatchObject([{ paymentId: 'credit-note:AV-20', amountMinor: 40_000 }]);
    const { items } = await store.listTasks(undefined, 50);
    expect(
      items
        .filter(({ debtorId }) => debtorId === 'C-900')
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['fixAddress', 'refundOrAllocate']);
    const opened = opening('CR-2', { debtorId: 'C-900' });
    await store.commit([opened]);
    const used = await allocateUnapplied(depsOf(store), {
      creditor: 'main',
      debtorId: 'C-900',
      posted: {
        id: 'U-1',
        paymentId: 'credit-note:AV-20',
        allocations: [{ invoiceId: opened.after.id, amountMinor: 15_000 }],
      },
      by: 'finance',
      key: undefined,
      requestId: 'request-1',
    });
    expect(used).toMatchObject({ kind: 'changed' });
    const dunned = await store.loadCase(opened.after.id);
    expect(dunned).toMatchObject({ creditedMinor: 15_000, receivedMinor: 0, creditNotes: [{ number: 'AV-20' }] });
    expect((await store.loadDebtor('main', 'C-900'))?.unapplied).toMatchObject([{ amountMinor: 25_000 }]);
  });

  it('is not taken back as if it were money', async () => {
    const act = {
      paymentId: 'credit-note:AV-20',
      posted: { creditor: 'main', id: 'R-1', reason: 'returned' as const, receivedOn: '2026-03-21' },
      by: 'bank',
      key: undefined,
      requestId: 'request-2',
    };
    expect(await reverseWholePayment(depsOf(engine.store()), act)).toEqual({ kind: 'unknown' });
  });

  it('is the same however often whoever takes it dies', async () => {
    const store = engine.store();
    const numbers = Array.from({ length: 3 }, (_, index) => `CD-${index}`);
    const opened = numbers.map((number) => opening(number, { debtorId: 'C-901' }));
    await store.commit([...opened, { kind: 'newDebtor', debtor: aStoredDebtor('C-901') }]);
    const owed = opened.reduce((sum, { after }) => sum + balanceMinor(after), 0);
    const amount = { amountMinor: owed + 5_000, currency: 'EUR' as const };
    const posted = aCreditNote({ number: 'AV-30', amount, invoiceNumbers: numbers });
    for (const death of deathsIn(2)) {
      const dying = dyingAt({ store, documents: documentsInMemory() }, death);
      await takeCreditNote(depsOf(dying.store), posted, 'billing').catch(() => undefined);
    }
    expect(await takeCreditNote(depsOf(store), posted, 'billing')).toMatchObject({ kind: 'repeated' });
    const { cases } = await store.load({ cases: opened.map(({ after }) => after.id) });
    expect(cases.map((dunned) => [balanceMinor(dunned), dunned.creditNotes.length])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect((await store.loadDebtor('main', 'C-901'))?.unapplied).toMatchObject([{ amountMinor: 5_000 }]);
  });
});
