import { describe, expect, it } from 'vitest';
import { type Amendment, amendInvoice } from '../../../lambdas/domain/case/amend-invoice.ts';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { cancelInvoice } from '../../../lambdas/domain/case/cancel-invoice.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { CasePayment } from '../../../lambdas/domain/case/case-money.ts';
import { arrangeDebitCheck, collectedBy, unknownDebitTaskId } from '../../../lambdas/domain/case/payment-means.ts';
import type { Decision } from '../../../lambdas/domain/case/decision.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { isStillToTell } from '../../../lambdas/domain/case/still-to-tell.ts';
import { type Invoice, paymentMeansSchema, paymentMethods } from '../../../lambdas/domain/invoice.ts';
import { reversalReasons } from '../../../lambdas/domain/message/transactional.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';
import { acceptedOf, after } from './deciding.ts';

const policy = aPolicy();
const iban = 'DE89370400440532013000';

function paidBy(paymentMeans: NonNullable<Invoice['paymentMeans']>, payments: readonly CasePayment[] = []): Case {
  const dunned = aCase();
  return { ...dunned, payments, invoice: { ...dunned.invoice, paymentMeans } };
}
const aPayment = (reversal: CasePayment['reversal']): CasePayment => ({
  id: 'P-1',
  amountMinor: 120_000,
  excessMinor: 0,
  receivedOn: '2026-03-31',
  isReceiptSent: false,
  reversal,
});
const aWholePayment = {
  id: 'P-1',
  amount: { amountMinor: 120_000, currency: 'EUR' as const },
  receivedOn: '2026-04-10',
};
const raisedBy = (decision: Decision) => (decision.kind === 'accepted' ? decision.raise[0] : undefined);
const codesAt = (dunned: Case, now: string) =>
  assess({ dunned, debtor: aDebtorOnRecord(), policy, now }).blockers.map(({ code }) => code);

describe('an invoice', () => {
  it('is collected without us by debit and by bill alone', () => {
    const collected = paymentMethods.filter((method) => collectedBy(paidBy({ method })) !== undefined);
    expect(collected).toEqual(['directDebit', 'billOfExchange']);
    expect(collectedBy(aCase())).toBeUndefined();
  });

  it.each([
    ['before the due date, when a courtesy notice would leave', '2026-03-24T08:00:00.000Z', '2026-04-10T07:00:00.000Z'],
    ['after it, when a reminder would', '2026-04-09T08:00:00.000Z', '2026-04-10T07:00:00.000Z'],
    ['once it was looked at', '2026-04-10T07:00:00.000Z', '2026-05-10T07:00:00.000Z'],
  ])('that is debited is not dunned, and says when it is looked at: %s', (_when, now, until) => {
    const dunned = paidBy({ method: 'directDebit' });
    expect(assess({ dunned, debtor: aDebtorOnRecord(), policy, now })).toMatchObject({
      isAllowed: false,
      blockers: [
        {
          code: 'invoiceNotDunnable',
          message: 'The invoice is paid by direct debit: nothing leaves until a debit is returned.',
          until,
        },
      ],
    });
  });

  it.each(reversalReasons.map((reason) => [reason, reason === 'error' ? 'directDebit' : undefined]))(
    'whose debit was taken back with the reason %s is collected by %s',
    (reason, by) => {
      const reversed = aPayment({ id: 'R-1', reason: reason as (typeof reversalReasons)[number], on: '2026-04-08' });
      expect(collectedBy(paidBy({ method: 'directDebit' }, [reversed]))).toBe(by);
      expect(collectedBy(paidBy({ method: 'directDebit' }, [aPayment(null)]))).toBe('directDebit');
    },
  );

  it.each([
    ['directDebit', '2026-04-10T06:59:59.000Z', undefined],
    ['directDebit', '2026-04-10T07:00:00.000Z', 'checkDebit'],
    ['billOfExchange', '2026-07-01T07:00:00.000Z', 'checkDebit'],
    ['transfer', '2026-07-01T07:00:00.000Z', undefined],
  ] as const)('paid by %s and open at %s is a task: %s', (method, now, kind) => {
    expect(raisedBy(arrangeDebitCheck({ dunned: paidBy({ method }), policy, now }))?.kind).toBe(kind);
  });

  describe('whose debit is long overdue', () => {
    const now = '2026-04-10T07:00:00.000Z';
    const debited = paidBy({ method: 'directDebit' });
    const first = acceptedOf(arrangeDebitCheck({ dunned: debited, policy, now }));
    const asked = after(debited, first, now);
    const taskId = first.raise[0]?.id;
    const arranged = (dunned: Case) => arrangeDebitCheck({ dunned, policy, now: '2026-05-10T07:00:00.000Z' });
    const amended = (changes: Amendment) => after(asked, amendInvoice(asked, changes, { policy, now }), now);

    it('asks a person once for the same due date, also after his answer, and no more when it is closed', () => {
      expect(arranged(asked).kind).toBe('repeated');
      const answered = record(
        asked,
        [{ type: 'TaskDone', data: { taskId: taskId ?? '', kind: 'checkDebit', result: 'x' } }],
        {
          at: now,
          by: 'ann',
        },
      ).after;
      expect(arranged(answered).kind).toBe('repeated');
      expect(arranged({ ...debited, status: 'writtenOff' }).kind).toBe('repeated');
    });

    it.each<[string, Case, number]>([
      ['is to be paid otherwise', amended({ paymentMeans: { method: 'transfer' } }), 0],
      ['is due later', amended({ dueDate: '2026-05-29' }), 0],
      ['is due on another day that is long over, too', amended({ dueDate: '2026-03-27' }), 1],
    ])('takes the question back once the invoice %s', (_how, dunned, raised) => {
      const decision = acceptedOf(arranged(dunned));
      expect(decision.end).toEqual([{ taskId, result: 'not needed' }]);
      expect(decision.raise.map(({ id }) => id === taskId)).toEqual(Array.from({ length: raised }, () => false));
      expect(arranged(after(dunned, decision, now)).kind).toBe('repeated');
    });

    it.each<[string, Decision]>([
      ['paid', recordPayment(asked, aWholePayment, { now, today: '2026-04-10', policy })],
      ['canceled', cancelInvoice(asked, { reason: 'x' }, { now, today: '2026-04-10' })],
    ])('ends the question with the case that is %s, and asks anew should it be opened again', (result, decision) => {
      expect(acceptedOf(decision).end).toEqual([{ taskId, result }]);
      const closed = after(asked, decision, now);
      const { after: open } = record(closed, [{ type: 'CaseReopened', data: { reason: 'x', run: 2 } }], {
        at: now,
        by: 'x',
      });
      const again = acceptedOf(arranged({ ...open, payments: [] }));
      expect(again.raise.map(({ kind, id }) => [kind, id === taskId])).toEqual([['checkDebit', false]]);
    });

    it('knows the task that was raised before cases knew of theirs, as long as it has none of its own', () => {
      expect(unknownDebitTaskId(debited)).toMatch(/^checkDebit-/);
      expect([unknownDebitTaskId(asked), unknownDebitTaskId(aCase())]).toEqual([undefined, undefined]);
    });
  });

  it.each([
    [undefined, []],
    [false, []],
    [true, ['invoiceNotDunnable']],
  ])('that is assigned is dunned unless the factor collects it himself: %s', (isCollectedByFactor, codes) => {
    const assignedTo = { name: 'Factor AG', iban, ...(isCollectedByFactor !== undefined && { isCollectedByFactor }) };
    expect(codesAt(paidBy({ assignedTo }), '2026-04-03T08:00:00.000Z')).toEqual(codes);
  });

  it('that is debited is not asked for in any other message either', () => {
    const situation = { dunned: paidBy({ method: 'directDebit' }), debtor: aDebtorOnRecord(), policy };
    const amounts = { amountMinor: 50_000, promisedFor: '2026-04-01', receivedMinor: 0 };
    const broken = { kind: 'promiseBroken', id: 'none', ...amounts } as const;
    expect(isStillToTell({ ...situation, now: '2026-04-03T08:00:00.000Z' }, broken)).toBe(false);
  });

  it.each([
    [{ method: 'directDebit' }, true],
    [{ method: 'DirectDebit' }, false],
    [{ assignedTo: { name: 'Factor AG', iban } }, true],
    [{ assignedTo: { iban } }, false],
    [{ assignedTo: { name: 'Factor AG' } }, false],
    [{ assignedTo: { name: 'Factor AG', iban: 'DE89370400440532013001' } }, false],
  ])('with the payment means %j is well formed: %s', (means, isWell) => {
    expect(paymentMeansSchema.safeParse(means).success).toBe(isWell);
  });
});
