import { describe, expect, it } from 'vitest';
import { balanceMinor, type Case } from '../../../../lambdas/domain/case/case.ts';
import { cancelInvoice } from '../../../../lambdas/domain/case/cancel-invoice.ts';
import { withClaim } from '../../../../lambdas/domain/case/claim/claim-after-payment.ts';
import { claimLedgerOf } from '../../../../lambdas/domain/case/claim/case-claim.ts';
import { claimOf } from '../../../../lambdas/domain/case/claim/claim-of-case.ts';
import { reverseClaimPayment } from '../../../../lambdas/domain/case/claim/record-claim-payment.ts';
import { recordCreditNote } from '../../../../lambdas/domain/case/credit-note.ts';
import type { Dispute } from '../../../../lambdas/domain/case/pause.ts';
import { recordPayment } from '../../../../lambdas/domain/case/record-payment.ts';
import { reversePayment } from '../../../../lambdas/domain/case/reverse-payment.ts';
import { contributionOf } from '../../../../lambdas/domain/payer/contribution.ts';
import type { Debtor } from '../../../../lambdas/domain/debtor.ts';
import type { DunningPolicy } from '../../../../lambdas/domain/dunning-policy.ts';
import { excessChanges } from '../../../../lambdas/domain/debtor/unapplied-money.ts';
import { aSentNotice } from '../../builders.ts';
import { afterDecision, lateCase, situationOn, taken } from './claims.ts';

const today = '2026-08-31';
const now = `${today}T09:00:00.000Z`;
const notices = [aSentNotice('legalEscalation', '2026-08-20')];
const terms = { allocation: 'principalFirst' as const };
const noticed = (changes: Parameters<typeof lateCase>[0] = {}) => lateCase({ notices, ...changes });

type Given = { debtor?: Partial<Debtor>; policy?: Partial<DunningPolicy>; on?: string; id?: string };

function pay(dunned: Case, amountMinor: number, { debtor = {}, policy = {}, on = today, id = 'p-1' }: Given = {}) {
  const situation = situationOn(today, { dunned, debtor, policy });
  const payment = { id, amount: { amountMinor, currency: 'EUR' as const }, receivedOn: on };
  const decision = recordPayment(dunned, payment, { ...situation, today });
  return taken(withClaim(situation, taken(decision), today));
}
const paid = (dunned: Case, amountMinor: number, given: Given = {}) =>
  afterDecision(dunned, pay(dunned, amountMinor, given));
const follow = (dunned: Case, decision: ReturnType<typeof reversePayment>) =>
  withClaim(situationOn(today, { dunned }), taken(decision), today);
const open = (dunned: Case, day = today) => {
  const claim = claimOf(situationOn(today, { dunned }), day);
  return claim.kind === 'claim' ? claim.totals.claimOpenMinor : claim;
};
/** What became of the last payment: on the invoice, on its claim, too much. */
const partsOf = ({ payments }: Case) => {
  const { amountMinor = 0, excessMinor = 0, claimMinor = 0 } = payments.at(-1) ?? {};
  return [amountMinor - excessMinor - claimMinor, claimMinor, excessMinor];
};
const back = (dunned: Case, paymentId: string) => {
  const posted = { paymentId, reason: 'returned', receivedOn: today } as const;
  const { policy } = situationOn(today, { dunned });
  return reversePayment(dunned, `r-${paymentId}`, posted, { now, today, policy, refunds: [] });
};

describe('a debtor who pays all that a formal notice demanded', () => {
  it('has paid the invoice and what is due for late payment: nothing of it is too much, and nobody is asked', () => {
    const decision = pay(noticed(), 127_726);
    expect(decision.facts.map(({ type }) => type)).toEqual(['PaymentRecorded', 'ClaimPaymentRecorded']);
    expect(decision.raise).toEqual([]);
    const after = afterDecision(noticed(), decision);
    expect([partsOf(after), after.status, balanceMinor(after), open(after)]).toEqual([
      [120_000, 7_726, 0],
      'paid',
      0,
      0,
    ]);
    expect(excessChanges(noticed(), after)).toEqual([]);
  });

  it('is told what of it went to interest, and what to the fixed compensation', () => {
    const said = (dunned: Case, amountMinor: number) =>
      pay(dunned, amountMinor).tell.map(({ subject }) => subject.kind === 'receipt' && subject.claim);
    const principalFirst = { ...noticed(), invoice: { ...noticed().invoice, latePayment: terms } };
    expect(said(noticed(), 127_726)).toEqual([{ interestMinor: 3_726, compensationMinor: 4_000 }]);
    // Interest first: the payment of the invoice has settled it before, and what stays open of that bears more.
    expect(said(noticed(), 121_000)).toEqual([{ interestMinor: 0, compensationMinor: 1_000 }]);
    expect(said(principalFirst, 121_000)).toEqual([{ interestMinor: 1_000, compensationMinor: 0 }]);
    expect(said(principalFirst, 124_000)).toEqual([{ interestMinor: 3_726, compensationMinor: 274 }]);
    expect(said(noticed(), 120_000)).toEqual([undefined]);
  });

  it.each([
    [127_725, [120_000, 7_725, 0]],
    [127_726, [120_000, 7_726, 0]],
    [127_727, [120_000, 7_726, 1]],
  ])('and of %i cents exactly what is open goes to the claim, a cent more is his', (amountMinor, parts) => {
    const decision = pay(noticed(), amountMinor);
    expect(partsOf(afterDecision(noticed(), decision))).toEqual(parts);
    expect(decision.raise.map(({ kind, data }) => [kind, data['excess']])).toEqual(
      parts[2] === 0 ? [] : [['refundOrAllocate', { amountMinor: 1, currency: 'EUR' }]],
    );
  });

  it('may pay the claim later, once the invoice is paid: no task, and nobody has to go after it any more', () => {
    const pursued = { policy: { latePayment: { afterPayment: 'pursue' as const } } };
    const first = pay(noticed(), 120_000, pursued);
    const [task] = first.raise;
    const second = pay(afterDecision(noticed(), first), 7_726, { ...pursued, id: 'p-2' });
    expect([second.raise, second.end]).toEqual([[], [{ taskId: task?.id, result: 'paid' }]]);
  });

  it('owes what the claim had grown to by the day of his payment, whenever that is put on record', () => {
    expect(partsOf(paid(noticed(), 130_000, { on: '2026-08-25' }))).toEqual([120_000, 7_481, 2_519]);
  });

  it('is known as a payer by what he paid of the invoice alone', () => {
    const principal = paid(noticed(), 120_000, { on: '2026-08-25' });
    const late = paid(principal, 7_481, { id: 'p-2' });
    expect(partsOf(late)).toEqual([0, 7_481, 0]);
    expect(contributionOf(late)).toEqual(contributionOf(principal));
  });
});

describe('money beyond the balance stays the debtor’s', () => {
  const disputed: Dispute = {
    kind: 'dispute',
    id: 'D-1',
    since: '2026-08-10T09:00:00.000Z',
    until: '2026-09-30',
    end: { at: '2026-08-28T09:00:00.000Z', how: 'rejected' },
    reason: 'other',
    disputedMinor: 1_000,
    expectedCreditMinor: 0,
    reviewOn: '2026-09-30',
    creditMinor: 0,
    confirmedMinor: 0,
    creditNotesBefore: 0,
    taskId: null,
  };
  it.each<[string, Case, Given]>([
    ['before any formal notice', lateCase({ notices: [aSentNotice('reminderTwo', '2026-08-20')] }), {}],
    ['when it came before the notice left', noticed(), { on: '2026-08-19' }],
    ['when the notice was taken back', noticed({ notices: [{ ...notices[0]!, voidedAt: now }] }), {}],
    ['when the notice did not arrive', noticed({ notices: [{ ...notices[0]!, undeliveredAt: now }] }), {}],
    ['where the policy is silent on late payment', noticed(), { policy: { mentionsRecoveryCosts: false } }],
    ['where no rules are known', noticed(), { debtor: { country: 'PT' } }],
    ['when a dispute had kept the notice from demanding more', noticed({ pauses: [disputed] }), {}],
  ])('%s', (_when, dunned, given) => {
    const decision = pay(dunned, 127_726, given);
    expect(partsOf(afterDecision(dunned, decision))).toEqual([120_000, 0, 7_726]);
    expect(decision.raise.map(({ kind }) => kind)).toEqual(['refundOrAllocate']);
  });

  it('when the creditor has given up the claim', () => {
    const data = { id: 'w-1', of: 'claim', amountMinor: 'all', on: today, reason: 'x', by: 'x' } as const;
    const waived = noticed({ claim: { payments: [], waivers: [data] } });
    expect(partsOf(paid(waived, 127_726))).toEqual([120_000, 0, 7_726]);
    // What he gave up later was open on the day of the payment, and is not any more.
    expect(partsOf(paid(waived, 127_726, { on: '2026-08-25' }))).toEqual([120_000, 0, 7_726]);
  });
});

describe('a payment that has settled the claim, too', () => {
  it('goes back as a whole: the invoice is owed again, and so is the claim', () => {
    const after = paid(noticed(), 127_827);
    const reversal = follow(after, back(after, 'p-1'));
    expect(reversal.facts.slice(0, 2)).toMatchObject([
      { type: 'PaymentReversed', data: { amountMinor: 127_827, claimMinor: 7_726, excessMinor: 101 } },
      { type: 'ClaimPaymentReversed', data: { claimPaymentId: 'p-1', amountMinor: 7_726 } },
    ]);
    const again = afterDecision(after, reversal);
    expect([again.status, balanceMinor(again), open(again)]).toEqual(['open', 120_000, 7_726]);
    expect(excessChanges(after, again)).toMatchObject([{ amountMinor: -101 }]);
  });

  it('is not taken back from the claim alone', () => {
    const posted = { paymentId: 'p-1', reason: 'returned' as const, receivedOn: today };
    expect(reverseClaimPayment(paid(noticed(), 127_726), 'r-1', posted)).toMatchObject({
      kind: 'refused',
      code: 'partOfPayment',
      field: 'paymentId',
    });
  });

  it('is the debtor’s as a whole when the invoice is credited as a whole: it was never late', () => {
    const after = paid(noticed(), 127_726);
    const note = { number: 'AV-1', amountMinor: 120_000, reason: 'x', issuedOn: today };
    const { policy } = situationOn(today);
    const credited = follow(after, recordCreditNote(after, note, { now, today, policy }));
    const then = afterDecision(after, credited);
    expect([partsOf(then), claimLedgerOf(then).payments]).toEqual([[0, 0, 127_726], []]);
    expect(credited.raise.map(({ data }) => data['excess'])).toMatchObject([
      { amountMinor: 120_000 },
      { amountMinor: 7_726 },
    ]);
    const reversal = follow(then, back(then, 'p-1'));
    expect(reversal.facts.map(({ type }) => type)).toEqual(['PaymentReversed']);
  });

  it('is the debtor’s, as far as it has settled the claim, when the invoice is canceled', () => {
    const first = paid(noticed(), 60_000);
    const second = paid(first, 70_000, { id: 'p-2' });
    const [principalMinor = 0, claimMinor = 0] = partsOf(second);
    const reopened = afterDecision(second, follow(second, back(second, 'p-1')));
    const canceled = follow(reopened, cancelInvoice(reopened, { reason: 'x' }, { now, today }));
    expect([principalMinor, claimMinor > 0]).toEqual([60_000, true]);
    expect(partsOf(afterDecision(reopened, canceled))).toEqual([0, 0, 70_000]);
    expect(new Set(canceled.raise.map(({ id }) => id)).size).toBe(2);
  });

  it('is the debtor’s as far as a credit note of an earlier day makes the claim less', () => {
    const after = paid(noticed(), 127_726);
    const note = { number: 'AV-1', amountMinor: 60_000, reason: 'x', issuedOn: '2026-06-01' };
    const { policy } = situationOn(today);
    const then = afterDecision(after, follow(after, recordCreditNote(after, note, { now, today, policy })));
    const [principalMinor, claimMinor = 0, excessMinor] = partsOf(then);
    expect(principalMinor).toBe(60_000);
    expect([open(then), claimMinor]).toEqual([0, 7_726 - ((excessMinor ?? 0) - 60_000)]);
    expect(claimMinor).toBeLessThan(7_726 - 1_000);
  });
});
