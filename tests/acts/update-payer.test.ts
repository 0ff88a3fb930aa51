import { afterEach, describe, expect, it } from 'vitest';
import { updatePayer } from '../../lambdas/acts/update-payer.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import type { CaseFact } from '../../lambdas/domain/case/events.ts';
import type { Invoice } from '../../lambdas/domain/invoice.ts';
import type { OldestOpen } from '../../lambdas/domain/payer/payer-figures.ts';
import { noTotals } from '../../lambdas/domain/payer/payer-totals.ts';
import { TransientError } from '../../lambdas/ports/errors.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { change, opening } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
afterEach(() => engine.proxy().setRule(() => 'pass'));

const update = async (invoiceId: string) => (await updatePayer({ store: engine.store() }, invoiceId)).counted;
const payerOf = (debtorId: string, minimumMinor = 0) =>
  engine.store().loadPayer({ creditor: 'main', debtorId }, minimumMinor);

/** A case of a debtor, not counted yet. */
async function posted(number: string, debtorId: string, changes: Partial<Invoice> = {}): Promise<Case> {
  const write = opening(number, { debtorId, ...changes });
  await engine.store().commit([write]);
  return write.after;
}

async function then(dunned: Case, fact: CaseFact): Promise<Case> {
  const write = change(dunned, undefined, fact);
  await engine.store().commit([write]);
  return write.after;
}

const paid = (amountMinor: number, receivedOn = '2026-04-10', currency = 'EUR'): CaseFact => ({
  type: 'PaymentRecorded',
  data: { paymentId: 'bank-1', amountMinor, currency, receivedOn },
});
const returned = (amountMinor: number): CaseFact => ({
  type: 'PaymentReversed',
  data: { reversalId: 'R', paymentId: 'bank-1', amountMinor, reason: 'returned', receivedOn: '2026-04-20', run: 2 },
});

describe('a payer', () => {
  it('is nobody before his first invoice is counted', async () => {
    await posted('A-1', 'A');
    expect(await payerOf('A')).toEqual({ totals: noTotals, oldestOpen: undefined });
  });

  it('is the sum of what his cases say, by currency where amounts are concerned', async () => {
    const cases = [
      await posted('B-1', 'B'),
      await posted('B-2', 'B', { amount: { amountMinor: 50_000, currency: 'EUR' } }),
      await posted('B-3', 'B', { amount: { amountMinor: 9_000, currency: 'JPY' }, dueDate: '2026-04-30' }),
    ];
    for (const { id } of cases) expect(await update(id)).toBe('counted');
    await then(cases[1]!, paid(50_000));
    await update(cases[1]!.id);
    expect((await payerOf('B')).totals).toEqual({
      counts: { ...noTotals.counts, invoices: 3, open: 2, paidLate: 1, daysLate: 10 },
      byCurrency: {
        EUR: {
          invoicedMinor: 170_000,
          openMinor: 120_000,
          paidInvoices: 1,
          paidMinor: 50_000,
          weightedDaysLate: 500_000,
        },
        JPY: { invoicedMinor: 9_000, openMinor: 9_000, paidInvoices: 0, paidMinor: 0, weightedDaysLate: 0 },
      },
    });
  });

  it('loses again what was counted of money that was taken back', async () => {
    const dunned = await posted('C-1', 'C');
    await update(dunned.id);
    const before = await payerOf('C');
    const after = await then(dunned, paid(120_000));
    await update(dunned.id);
    expect((await payerOf('C')).totals.counts).toMatchObject({ open: 0, paidLate: 1 });
    await then(after, returned(120_000));
    await update(dunned.id);
    expect(await payerOf('C')).toEqual({ ...before, revision: 3 });
  });

  it('does not change by what is told twice, or of an invoice nobody knows', async () => {
    const dunned = await posted('D-1', 'D');
    await update(dunned.id);
    const items = await engine.items();
    expect([await update(dunned.id), await update('unknown')]).toEqual(['asBefore', 'asBefore']);
    expect(await engine.items()).toEqual(items);
  });

  it('keeps the revision also when nothing is said anew, so that who has read an earlier one is refused', async () => {
    const dunned = await posted('E-1', 'E');
    await update(dunned.id);
    const before = await payerOf('E');
    await then(await then(dunned, paid(120_000)), returned(120_000));
    expect(await update(dunned.id)).toBe('counted');
    expect((await engine.store().loadContribution(dunned.id)).kept?.revision).toBe(3);
    expect(await payerOf('E')).toEqual(before);
  });

  it('is right when all of his many invoices are counted at the same moment, each twice', async () => {
    const numbers = Array.from({ length: 40 }, (_, index) => `F-${index}`);
    const cases = await Promise.all(numbers.map((number) => posted(number, 'F')));
    await Promise.all([...cases, ...cases].map(({ id }) => update(id)));
    const { totals } = await payerOf('F');
    expect(totals.counts).toMatchObject({ invoices: 40, open: 40 });
    expect(totals.byCurrency.EUR).toMatchObject({ invoicedMinor: 40 * 120_000, openMinor: 40 * 120_000 });
  });

  it('is counted when others keep writing to him for longer than anybody would wait', async () => {
    const { id } = await posted('G-1', 'G');
    let conflicts = 0;
    engine.proxy().setRule(({ operation }) => {
      if (operation !== 'TransactWriteItems' || conflicts === 6) return 'pass';
      conflicts += 1;
      return 'conflict';
    });
    await update(id);
    expect((await payerOf('G')).totals.counts.invoices).toBe(1);
  });

  it('is as before when the table is out of reach, and counted when it is tried again', async () => {
    const { id } = await posted('H-1', 'H');
    engine.proxy().setRule(({ operation }) => (operation === 'TransactWriteItems' ? 'throttle' : 'pass'));
    await expect(update(id)).rejects.toThrow(TransientError);
    engine.proxy().setRule(() => 'pass');
    expect((await payerOf('H')).totals).toEqual(noTotals);
    expect(await update(id)).toBe('counted');
  });
});

describe('the oldest open item of a payer', () => {
  const oldest = async (debtorId: string, minimumMinor = 0): Promise<OldestOpen | undefined> =>
    (await payerOf(debtorId, minimumMinor)).oldestOpen;

  it('is the one due first, and the next one when that is paid, moved or disputed', async () => {
    const cases = [
      await posted('K-1', 'K', { dueDate: '2026-04-30' }),
      await posted('K-2', 'K', { dueDate: '2026-03-31' }),
      await posted('K-3', 'K', { dueDate: '2026-05-31' }),
    ];
    for (const { id } of cases) await update(id);
    expect(await oldest('K')).toEqual({
      invoiceId: cases[1]?.id,
      dueOn: '2026-03-31',
      amountMinor: 120_000,
      currency: 'EUR',
    });
    const part = await then(cases[1]!, paid(20_000));
    await update(part.id);
    expect(await oldest('K')).toMatchObject({ dueOn: '2026-03-31', amountMinor: 100_000 });
    await then(part, { type: 'InvoiceAmended', data: { dueDate: '2026-05-15' } });
    await update(part.id);
    expect(await oldest('K')).toMatchObject({ dueOn: '2026-04-30' });
    const data = { disputeId: 'Q', reason: 'quality' as const, disputedMinor: null, expectedCreditMinor: 0 };
    await then(cases[0]!, { type: 'DisputeOpened', data: { ...data, reviewOn: '2026-06-01' } });
    await update(cases[0]!.id);
    expect(await oldest('K')).toMatchObject({ dueOn: '2026-05-15', invoiceId: part.id });
  });

  it('is none once nothing is open any more', async () => {
    const dunned = await posted('L-1', 'L');
    await update(dunned.id);
    await then(dunned, paid(120_000));
    await update(dunned.id);
    expect(await oldest('L')).toBeUndefined();
  });

  it('is none of those too small to be dunned, however many they are', async () => {
    for (let index = 0; index < 30; index += 1) {
      const amount = { amountMinor: 300, currency: 'EUR' as const };
      const dueDate = `2026-03-${String(index + 1).padStart(2, '0')}`;
      await update((await posted(`M-${index}`, 'M', { issueDate: '2026-02-01', dueDate, amount })).id);
    }
    expect(await oldest('M', 500)).toBeUndefined();
    const large = await posted('M-large', 'M', { dueDate: '2026-06-30' });
    await update(large.id);
    expect(await oldest('M', 500)).toMatchObject({ invoiceId: large.id });
    expect(await oldest('M')).toMatchObject({ dueOn: '2026-03-01' });
  });
});
