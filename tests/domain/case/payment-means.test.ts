import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { CasePayment } from '../../../lambdas/domain/case/case-money.ts';
import { collectedBy, missedDebitTask } from '../../../lambdas/domain/case/payment-means.ts';
import { isStillToTell } from '../../../lambdas/domain/case/still-to-tell.ts';
import { type Invoice, paymentMeansSchema, paymentMethods } from '../../../lambdas/domain/invoice.ts';
import { reversalReasons } from '../../../lambdas/domain/message/transactional.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';

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
    expect(missedDebitTask({ dunned: paidBy({ method }), policy, now })?.kind).toBe(kind);
  });

  it('asks a person once for the same due date, and no more when it is closed', () => {
    const dunned = paidBy({ method: 'directDebit' });
    const idAt = (now: string) => missedDebitTask({ dunned, policy, now })?.id;
    expect(idAt('2026-05-10T07:00:00.000Z')).toBe(idAt('2026-04-10T07:00:00.000Z'));
    const closed: Case = { ...dunned, status: 'writtenOff' };
    expect(missedDebitTask({ dunned: closed, policy, now: '2026-05-10T07:00:00.000Z' })).toBeUndefined();
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
