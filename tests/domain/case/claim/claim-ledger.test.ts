import { describe, expect, it } from 'vitest';
import { balanceMinor, type Case } from '../../../../lambdas/domain/case/case.ts';
import { claimOf } from '../../../../lambdas/domain/case/claim/claim-of-case.ts';
import { recordClaimPayment, reverseClaimPayment } from '../../../../lambdas/domain/case/claim/record-claim-payment.ts';
import { type PostedClaimWaiver, waiveClaim } from '../../../../lambdas/domain/case/claim/waive-claim.ts';
import { afterDecision, lateCase, situationOn } from './claims.ts';

const today = '2026-08-31';
const payment = { id: 'bank-1', amountMinor: 5_000, currency: 'EUR', receivedOn: today } as const;
const on = (dunned: Case) => situationOn(today, { dunned });
const pay = (dunned: Case, changes: Partial<typeof payment> | { amountMinor: number } | { receivedOn: string } = {}) =>
  recordClaimPayment(on(dunned), { ...payment, ...changes }, today);
const waive = (dunned: Case, changes: Partial<PostedClaimWaiver> = {}, id = 'w-1') =>
  waiveClaim(
    on(dunned),
    id,
    { of: 'claim', amountMinor: 'all', on: today, reason: 'goodwill', ...changes },
    { today, by: 'manager' },
  );
const open = (dunned: Case, asOf = today) => {
  const claim = claimOf(on(dunned), asOf);
  return claim.kind === 'claim' ? claim.totals.claimOpenMinor : claim;
};

describe('money that is meant for the claim', () => {
  it('settles the claim, and moves neither the balance nor the status of the case', () => {
    const before = lateCase();
    const after = afterDecision(before, pay(before));
    expect([open(before), open(after)]).toEqual([7_726, 2_726]);
    expect([balanceMinor(after), after.status, after.version]).toEqual([120_000, 'open', before.version]);
  });

  it('is taken on a case that is paid, which stays paid', () => {
    const paid = lateCase({
      status: 'paid',
      closedAt: '2026-08-31T08:00:00.000Z',
      receivedMinor: 120_000,
      payments: [
        { id: 'p', amountMinor: 120_000, excessMinor: 0, receivedOn: today, isReceiptSent: false, reversal: null },
      ],
    });
    const after = afterDecision(paid, pay(paid, { amountMinor: 7_726 }));
    expect([open(after), after.status, after.closedAt]).toEqual([0, 'paid', '2026-08-31T08:00:00.000Z']);
  });

  it('is refused beyond what is open of the claim that day, which is named', () => {
    const refusal = { kind: 'refused', field: 'amountMinor' };
    expect(pay(lateCase(), { amountMinor: 7_727 })).toMatchObject({
      ...refusal,
      message: 'is more than what is open of the claim on 2026-08-31, 7726',
    });
    expect(pay(lateCase(), { amountMinor: 4_041, receivedOn: '2026-06-01' })).toMatchObject(refusal);
  });

  it('is not taken in another currency, nor before it is there', () => {
    const dollars = { ...payment, currency: 'USD' as const };
    expect(recordClaimPayment(on(lateCase()), dollars, today)).toMatchObject({ kind: 'refused', field: 'currency' });
    expect(pay(lateCase(), { receivedOn: '2026-09-01' })).toMatchObject({ kind: 'refused', field: 'receivedOn' });
  });

  it('is recorded once: the same again changes nothing, other content under its id is refused', () => {
    const after = afterDecision(lateCase(), pay(lateCase()));
    expect(pay(after)).toEqual({ kind: 'repeated' });
    expect(pay(after, { amountMinor: 1 })).toMatchObject({ kind: 'refused', code: 'claimPaymentTaken' });
  });

  it('leaves the claim open again when it comes back, once', () => {
    const paid = afterDecision(lateCase(), pay(lateCase()));
    const posted = { paymentId: 'bank-1', reason: 'returned', receivedOn: today } as const;
    const back = afterDecision(paid, reverseClaimPayment(paid, 'r-1', posted));
    expect(open(back)).toBe(7_726);
    expect(reverseClaimPayment(back, 'r-1', posted)).toEqual({ kind: 'repeated' });
    expect(reverseClaimPayment(back, 'r-2', posted)).toMatchObject({ kind: 'refused', code: 'reversed' });
    expect(reverseClaimPayment(back, 'r-1', { ...posted, receivedOn: '2026-09-01' })).toMatchObject({
      code: 'reversalTaken',
    });
    expect(reverseClaimPayment(paid, 'r-1', { ...posted, paymentId: 'bank-2' })).toMatchObject({ field: 'paymentId' });
    expect(reverseClaimPayment(paid, 'r-1', { ...posted, receivedOn: '2026-08-30' })).toMatchObject({
      field: 'receivedOn',
    });
  });
});

describe('a waiver', () => {
  it.each([
    ['all of the claim', { of: 'claim', amountMinor: 'all' }, 0],
    ['a part of the interest', { of: 'interest', amountMinor: 726 }, 7_000],
    ['all of the interest', { of: 'interest', amountMinor: 'all' }, 4_000],
    ['the fixed compensation', { of: 'fixedCompensation', amountMinor: 'all' }, 3_726],
  ] as const)('gives up %s, and what is owed of the invoice stays', (_what, changes, left) => {
    const after = afterDecision(lateCase(), waive(lateCase(), changes));
    expect([open(after), balanceMinor(after)]).toEqual([left, 120_000]);
  });

  it('gives up what stands on its day: what runs later is owed', () => {
    const after = afterDecision(lateCase(), waive(lateCase(), { on: '2026-07-31' }));
    expect(open(after, '2026-07-31')).toBe(0);
    expect(open(after)).toBe(1_264);
  });

  it.each([
    ['more than is open of its part', { of: 'fixedCompensation', amountMinor: 4_001 }],
    ['what was not due on its day', { of: 'fixedCompensation', amountMinor: 'all', on: '2026-05-31' }],
  ] as const)('is refused of %s', (_what, changes) => {
    expect(waive(lateCase(), changes)).toMatchObject({ kind: 'refused', field: 'amountMinor' });
  });

  it('takes nothing away from under a payment that came after its day', () => {
    const paid = afterDecision(lateCase(), pay(lateCase(), { amountMinor: 7_726 }));
    expect(waive(paid, { on: '2026-07-31' })).toMatchObject({ kind: 'refused', field: 'amountMinor' });
  });

  it('is made once: the same again changes nothing, other content under its id is refused', () => {
    const after = afterDecision(lateCase(), waive(lateCase()));
    expect(waive(after)).toEqual({ kind: 'repeated' });
    expect(waive(after, { reason: 'mistake' })).toMatchObject({ kind: 'refused', code: 'waiverTaken' });
    expect(waive(after, {}, 'w-2')).toMatchObject({ kind: 'refused', field: 'amountMinor' });
  });

  it('is not dated ahead, and not made of a claim for which no rules are known', () => {
    expect(waive(lateCase(), { on: '2026-09-01' })).toMatchObject({ kind: 'refused', field: 'on' });
    const abroad = situationOn(today, { debtor: { country: 'PT' } });
    const given = { of: 'claim', amountMinor: 'all', on: today, reason: 'goodwill' } as const;
    expect(waiveClaim(abroad, 'w-1', given, { today, by: 'manager' })).toMatchObject({ code: 'unknownRegime' });
  });
});

describe('an invoice that should not be paid at all', () => {
  it('has no claim once it is canceled, or credited as a whole', () => {
    expect(open(lateCase())).toBe(7_726);
    expect(open(lateCase({ status: 'canceled', closedAt: '2026-08-31T08:00:00.000Z' }))).toBe(0);
    const creditNotes = [{ number: 'AV-1', amountMinor: 120_000, reason: 'returned', issuedOn: '2026-08-01' }];
    expect(open(lateCase({ creditedMinor: 120_000, creditNotes }))).toBe(0);
  });
});
