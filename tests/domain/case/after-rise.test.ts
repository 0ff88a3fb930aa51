import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { balanceMinor, type Case } from '../../../lambdas/domain/case/case.ts';
import { openDispute, resolveDispute } from '../../../lambdas/domain/case/dispute.ts';
import { decideLegal, requestLegalDecision } from '../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { reopenDispute } from '../../../lambdas/domain/case/reopen-dispute.ts';
import { reversePayment } from '../../../lambdas/domain/case/reverse-payment.ts';
import { aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';
import { acceptedOf, after } from './deciding.ts';

const policy = aPolicy();
const debtor = aDebtorOnRecord();
const asking = { now: '2026-05-06T08:00:00.000Z', today: '2026-05-06' };
const rising = { now: '2026-05-11T08:00:00.000Z', today: '2026-05-11', policy };

/** Direct notice left on 20 April; two days later comes money for all but some of 1,200.00 EUR. */
const throughDirectNotice = { reminderOne: '2026-04-03', reminderTwo: '2026-04-10', directNotice: '2026-04-20' };
function paid(amountMinor: number, dunned: Case = aCaseThatSent(throughDirectNotice), id = 'bank-1'): Case {
  const payment = { id, amount: { amountMinor, currency: 'EUR' as const }, receivedOn: '2026-04-22' };
  const now = '2026-04-22T08:00:00.000Z';
  return after(dunned, recordPayment(dunned, payment, { now, today: '2026-04-22', policy }), now);
}
const asked = (dunned: Case) => after(dunned, requestLegalDecision(dunned, policy, asking), asking.now);
const reversal = { paymentId: 'bank-1', reason: 'chargeback' as const, receivedOn: '2026-05-11' };
const reversed = (dunned: Case) => acceptedOf(reversePayment(dunned, 'R-1', reversal, { ...rising, refunds: [] }));
const taskOf = ({ legal }: Case) => (legal?.kind === 'requested' ? legal.taskId : undefined);

describe('"write off?" was asked for a rest of 50.00 EUR', () => {
  const question = asked(paid(115_000));

  it('and does not stand for the 1,200.00 EUR that a chargeback makes of it: the formal notice comes first', () => {
    expect(question).toMatchObject({ status: 'escalated', legal: { taskKind: 'writeOffQuestion' } });
    const decision = reversed(question);
    expect(decision.end).toEqual([{ taskId: taskOf(question), result: 'moreIsOwed' }]);
    const dunned = after(question, decision, rising.now);
    expect(dunned).toMatchObject({ status: 'open', legal: null, stage: 'directNotice' });
    expect(balanceMinor(dunned)).toBe(120_000);
    expect(assess({ dunned, debtor, policy, now: rising.now })).toMatchObject({
      step: 'legalEscalation',
      isAllowed: true,
    });
  });

  it('nor does its being put off: that was for the rest alone', () => {
    const until = '2026-07-01';
    const extended = after(
      question,
      decideLegal(question, { decision: 'extend', reason: 'x', until }, '2026-05-06'),
      asking.now,
    );
    const decision = reversed(extended);
    expect(decision.end).toEqual([]);
    expect(after(extended, decision, rising.now)).toMatchObject({ status: 'open', legal: null });
  });

  it('and does not stand for what the undone resolution of a dispute brings back', () => {
    const dunned = aCaseThatSent(throughDirectNotice);
    const posted = { reason: 'quality' as const, amountMinor: 115_000, reviewOn: '2026-06-01' };
    const disputed = after(dunned, openDispute(dunned, 'D-1', posted, '2026-04-21'), '2026-04-21T08:00:00.000Z');
    const credited = after(
      disputed,
      resolveDispute(disputed, 'D-1', { outcome: 'accepted' }, policy),
      '2026-04-22T08:00:00.000Z',
    );
    const small = asked(credited);
    const decision = acceptedOf(reopenDispute(small, 'D-1', { reason: 'x', reviewOn: '2026-06-01' }, rising));
    expect(decision.end).toEqual([{ taskId: taskOf(small), result: 'moreIsOwed' }]);
    expect(after(small, decision, rising.now)).toMatchObject({ status: 'open', legal: null });
  });

  it('after the formal notice gives way to the legal decision, which is asked for anew', () => {
    const formal = aCaseThatSent({ ...throughDirectNotice, legalEscalation: '2026-04-21' });
    const small = asked(paid(115_000, formal));
    const dunned = after(small, reversed(small), rising.now);
    expect(dunned).toMatchObject({ status: 'open', legal: null });
    expect(acceptedOf(requestLegalDecision(dunned, policy, rising)).raise).toMatchObject([{ kind: 'legalDecision' }]);
  });

  it('stands as long as a chargeback leaves a rest that is small', () => {
    const twice = asked(paid(2_000, paid(113_000, undefined, 'bank-2')));
    const decision = reversed(twice);
    expect([decision.end, decision.facts.map(({ type }) => type)]).toEqual([[], ['PaymentReversed']]);
    expect(after(twice, decision, rising.now)).toMatchObject({ status: 'escalated', legal: { kind: 'requested' } });
  });
});

describe('the legal decision of what stays large', () => {
  it('stands when more is owed: it is the same question', () => {
    const large = asked(paid(50_000, aCaseThatSent({ ...throughDirectNotice, legalEscalation: '2026-04-21' })));
    expect(reversed(large).end).toEqual([]);
    expect(after(large, reversed(large), rising.now)).toMatchObject({ status: 'escalated' });
  });
});
