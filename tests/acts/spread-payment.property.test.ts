import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writesOf } from '../../lambdas/acts/change-case.ts';
import type { CaseSituation } from '../../lambdas/acts/dunning-of-case.ts';
import { spreadStep } from '../../lambdas/acts/spread-payment.ts';
import { unappliedWrites } from '../../lambdas/acts/unapplied-money.ts';
import { operationsOf } from '../../lambdas/adapters/dynamodb/transaction.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import { recordPayment } from '../../lambdas/domain/case/record-payment.ts';
import { noCircumstances } from '../../lambdas/domain/circumstances/circumstances.ts';
import type { Debtor } from '../../lambdas/domain/debtor.ts';
import { unappliedMinor } from '../../lambdas/domain/debtor/unapplied-money.ts';
import { type PaymentRecord, partsToDo } from '../../lambdas/domain/payment/payment-record.ts';
import type { Write } from '../../lambdas/ports/write.ts';
import { aCase, aDebtorOnRecord, aPolicy, aSentNotice } from '../domain/builders.ts';

const now = '2026-04-08T08:00:00.000Z';
const receivedOn = '2026-04-07';

/** Cases and debtors as a table would keep them. */
function aBook(owed: readonly { amountMinor: number; debtorId: string; isReminded: boolean }[]) {
  const cases = new Map<string, Case>();
  const debtors = new Map<string, Debtor>();
  for (const [index, { amountMinor, debtorId, isReminded }] of owed.entries()) {
    const notices = isReminded ? [aSentNotice('reminderOne', '2026-04-03')] : [];
    const dunned = aCase({ invoice: { number: `FA-${index}`, amountMinor }, notices });
    cases.set(dunned.id, { ...dunned, invoice: { ...dunned.invoice, debtorId } });
    debtors.set(debtorId, aDebtorOnRecord({ id: debtorId }));
  }
  const situationOf = (id: string): CaseSituation => {
    const dunned = cases.get(id);
    const debtor = dunned && debtors.get(dunned.invoice.debtorId);
    if (!dunned || !debtor) throw new Error(id);
    return { dunned, debtor, policy: aPolicy(), circumstances: noCircumstances, now };
  };
  const receipts: string[] = [];
  const commit = (writes: readonly Write[]): void => {
    const operations = writes.flatMap((write) => operationsOf('table', write));
    const keys = operations.map(({ Put, Update }) =>
      JSON.stringify(Put ? [Put.Item?.['pk'], Put.Item?.['sk']] : Update?.Key),
    );
    // What a transaction of DynamoDB takes: 100 operations, each on an item of its own.
    expect(operations.length).toBeLessThanOrEqual(100);
    expect(new Set(keys).size).toBe(keys.length);
    for (const write of writes) {
      if (write.kind === 'case') cases.set(write.after.id, write.after);
      if (write.kind === 'debtor') debtors.set(write.after.id, write.after);
      if (write.kind === 'newTransactional') receipts.push(write.transactional.debtorId);
    }
  };
  /** Somebody pays an invoice otherwise, in between. */
  const payElsewhere = (id: string, paymentId: string, amountMinor: number): void => {
    const situation = situationOf(id);
    const payment = { id: paymentId, amount: { amountMinor, currency: 'EUR' as const }, receivedOn };
    const decision = recordPayment(situation.dunned, payment, { now, today: receivedOn, policy: situation.policy });
    if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
    const { after, writes } = writesOf(situation, { ...decision, tell: [], raise: [] }, 'test', null);
    commit([...writes, ...unappliedWrites(situation, after, 'test')]);
  };
  return { cases, debtors, receipts, situationOf, commit, payElsewhere };
}

const invoiceArbitrary = fc.record({
  amountMinor: fc.integer({ min: 1, max: 100_000 }),
  debtorId: fc.constantFrom('C-001', 'C-002', 'C-003'),
  isReminded: fc.boolean(),
});

describe('a payment that is put on its invoices, transaction by transaction', () => {
  it('never creates or loses a cent, whoever pays in between, and tells each debtor once', () => {
    fc.assert(
      fc.property(
        fc.array(invoiceArbitrary, { minLength: 1, maxLength: 70 }),
        fc.integer({ min: 0, max: 50_000 }),
        fc.infiniteStream(fc.record({ index: fc.nat(69), amountMinor: fc.integer({ min: 1, max: 100_000 }) })),
        (owed, restMinor, others) => {
          const book = aBook(owed);
          const sorted = [...book.cases.values()].toSorted((a, b) =>
            a.invoice.debtorId < b.invoice.debtorId ? -1 : 1,
          );
          const parts = sorted.map(({ id, invoice }) => ({
            invoiceId: id,
            debtorId: invoice.debtorId,
            paymentId: 'bank-1',
            amountMinor: invoice.amount.amountMinor,
            by: 'bank',
          }));
          const sum = parts.reduce((total, { amountMinor }) => total + amountMinor, 0);
          const owner = sorted[0]?.invoice.debtorId ?? '';
          const facts = { currency: 'EUR' as const, receivedOn };
          const rest = restMinor > 0 && { rest: { amountMinor: restMinor, debtorId: owner } };
          let record: PaymentRecord = { creditor: 'main', id: 'bank-1', hash: '', facts, parts, ...rest, version: 0 };
          const debtor = book.debtors.get(owner);
          const change = { paymentId: 'bank-1', amountMinor: restMinor, currency: 'EUR' as const, receivedOn };
          let given = debtor && restMinor > 0 ? { debtor, change, by: 'bank' } : undefined;
          let paidElsewhere = 0;
          for (let step = 0; partsToDo(record).length > 0; step += 1) {
            const situations = partsToDo(record)
              .slice(0, 40)
              .map(({ invoiceId }) => book.situationOf(invoiceId));
            const { after, writes, wakeBy } = spreadStep(record, { situations, given, now });
            book.commit([{ kind: 'newPayment', payment: after, wakeBy }, ...writes]);
            expect(partsToDo(after).length).toBeLessThan(partsToDo(record).length);
            expect(wakeBy === null).toBe(partsToDo(after).length === 0);
            [record, given] = [after, undefined];
            const { index, amountMinor } = others.next().value;
            const id = parts[index % parts.length]?.invoiceId ?? '';
            book.payElsewhere(id, `other-${step}`, amountMinor);
            paidElsewhere += amountMinor;
          }
          const received = [...book.cases.values()].reduce((total, each) => total + each.receivedMinor, 0);
          const unapplied = [...book.debtors.values()].reduce((total, each) => total + unappliedMinor(each, 'EUR'), 0);
          expect(received + unapplied).toBe(sum + restMinor + paidElsewhere);
          for (const { invoiceId } of parts)
            expect(book.cases.get(invoiceId)?.payments.filter(({ id }) => id === 'bank-1')).toHaveLength(1);
          const answered = new Set(owed.filter(({ isReminded }) => isReminded).map(({ debtorId }) => debtorId));
          expect(book.receipts.toSorted()).toEqual([...answered].toSorted());
        },
      ),
      { numRuns: 60 },
    );
  });
});
