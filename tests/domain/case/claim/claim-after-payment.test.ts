import { describe, expect, it } from 'vitest';
import { withClaim } from '../../../../lambdas/domain/case/claim/claim-after-payment.ts';
import { claimOf } from '../../../../lambdas/domain/case/claim/claim-of-case.ts';
import type { Case } from '../../../../lambdas/domain/case/case.ts';
import { completeTask } from '../../../../lambdas/domain/case/complete-task.ts';
import { recordClaimPayment } from '../../../../lambdas/domain/case/claim/record-claim-payment.ts';
import { recordPayment } from '../../../../lambdas/domain/case/record-payment.ts';
import { reversePayment } from '../../../../lambdas/domain/case/reverse-payment.ts';
import { openTask } from '../../../../lambdas/domain/task.ts';
import type { Debtor } from '../../../../lambdas/domain/debtor.ts';
import { afterDecision, lateCase, situationOn, taken } from './claims.ts';

type AfterPayment = 'leave' | 'waive' | 'pursue';
const today = '2026-08-31';
const now = `${today}T09:00:00.000Z`;

function settled(afterPayment: AfterPayment, debtor: Partial<Debtor> = {}, before = lateCase()) {
  const situation = situationOn(today, { dunned: before, debtor, policy: { latePayment: { afterPayment } } });
  const payment = { id: 'p-1', amount: { amountMinor: 120_000, currency: 'EUR' as const }, receivedOn: today };
  const decision = taken(recordPayment(before, payment, { now, today, policy: situation.policy }));
  const followed = withClaim(situation, decision, today);
  return { situation, decision, followed, after: afterDecision(before, followed) };
}
const open = (dunned: Case) => {
  const claim = claimOf(situationOn(today, { dunned }), today);
  return claim.kind === 'claim' ? claim.totals.claimOpenMinor : claim;
};
const reversed = (paid: ReturnType<typeof settled>) => {
  const situation = { ...paid.situation, dunned: paid.after };
  const posted = { paymentId: 'p-1', reason: 'returned', receivedOn: today } as const;
  const { policy } = situation;
  const decision = taken(reversePayment(paid.after, 'r-1', posted, { now, today, policy, refunds: [] }));
  return withClaim(situation, decision, today);
};

describe('the claim of an invoice that is paid', () => {
  it('stays a balance of the debtor by default: no task, no message, and the case is at its end', () => {
    const { decision, followed, after } = settled('leave');
    expect(followed).toEqual(decision);
    expect([after.status, open(after)]).toEqual(['paid', 7_726]);
  });

  it('is given up with the payment where the policy says so', () => {
    const { followed, after } = settled('waive');
    expect(followed.facts.at(-1)).toMatchObject({
      type: 'ClaimWaived',
      data: { of: 'claim', amountMinor: 'all', on: today, by: 'relance', isByPolicy: true },
    });
    expect([after.status, open(after), followed.tell]).toEqual(['paid', 0, []]);
  });

  it('is owed again when the payment comes back, and given up once more with the next', () => {
    const paid = settled('waive');
    const back = afterDecision(paid.after, reversed(paid));
    expect([back.status, open(back)]).toEqual(['open', 7_726]);
  });

  it('is put to a person with its amount where the policy wants it pursued, and nothing is sent', () => {
    const { followed, after } = settled('pursue');
    expect(followed.raise).toMatchObject([
      {
        kind: 'pursueClaim',
        dueOn: today,
        data: {
          open: { amountMinor: 7_726, currency: 'EUR' },
          interest: { amountMinor: 3_726 },
          fixedCompensation: { amountMinor: 4_000 },
          on: today,
        },
      },
    ]);
    expect([after.status, followed.tell]).toEqual(['paid', []]);
  });

  it('need not be pursued alone once the payment has come back', () => {
    const paid = settled('pursue');
    const [task] = paid.followed.raise;
    expect(reversed(paid).end).toContainEqual({ taskId: task?.id, result: 'reopened' });
  });

  it('need not be pursued once it is paid; nor is a task that is done ended again', () => {
    const { followed, situation, after } = settled('pursue');
    const [task] = followed.raise;
    const money = { id: 'c-1', amountMinor: 7_726, currency: 'EUR' as const, receivedOn: today };
    const paid = taken(recordClaimPayment({ ...situation, dunned: after }, money, today));
    expect(paid.end).toEqual([{ taskId: task?.id, result: 'paid' }]);
    const done = afterDecision(after, completeTask(after, task ?? openTask({ ...followed.raise[0]! }, now), 'called'));
    expect(taken(recordClaimPayment({ ...situation, dunned: done }, money, today)).end).toEqual([]);
  });

  it.each(['waive', 'pursue'] as const)('is left alone by %s where nothing is open, or no rules are known', (what) => {
    const inTime = lateCase();
    const early = { ...inTime, invoice: { ...inTime.invoice, dueDate: today } };
    for (const { decision, followed } of [settled(what, {}, early), settled(what, { country: 'PT' })])
      expect(followed).toEqual(decision);
  });
});
