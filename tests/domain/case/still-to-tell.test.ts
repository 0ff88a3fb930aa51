import { describe, expect, it } from 'vitest';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { placeHold } from '../../../lambdas/domain/case/hold.ts';
import { withdrawInstalmentPlan } from '../../../lambdas/domain/case/instalment-plan.ts';
import { isStillToTell } from '../../../lambdas/domain/case/still-to-tell.ts';
import { noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import type { TransactionalSubject } from '../../../lambdas/domain/message/transactional.ts';
import { aDebtorOnRecord, aPolicy } from '../builders.ts';
import { after, at, inInstalments, paid, promised, settled, taken, threeInstalments } from './agreements.ts';

const policy = aPolicy();
const held = (dunned: Case, day: string) =>
  after(dunned, placeHold(dunned, 'H-1', { reason: 'the buyer is away', until: '2026-12-01' }, day), day);

/** Whether a message is still right at 10:00 of a day. */
const asks = (dunned: Case, subject: TransactionalSubject, day: string, debtor = aDebtorOnRecord()) =>
  isStillToTell({ dunned, debtor, policy, circumstances: noCircumstances, now: at(day) }, subject);

describe('that a promise was broken', () => {
  const decision = settled(promised(), '2026-04-14');
  const broken = after(promised(), decision, '2026-04-14');
  const subject = taken(decision).tell[0]?.subject as TransactionalSubject;

  it('is told as long as what was promised has not come', () => {
    expect(asks(broken, subject, '2026-04-14')).toBe(true);
    expect(asks(paid(broken, 49_900, '2026-04-14'), subject, '2026-04-14')).toBe(true);
    expect(asks(paid(broken, 49_901, '2026-04-14'), subject, '2026-04-14')).toBe(false);
    expect(asks(paid(broken, 50_000, '2026-04-14'), subject, '2026-04-14')).toBe(false);
    expect(asks(paid(broken, 120_000, '2026-04-14'), subject, '2026-04-14')).toBe(false);
  });

  it('is not told for a rest below which the policy sends nothing', () => {
    const whole = promised({ amountMinor: 120_000 });
    const late = (missing: number) => {
      const little = paid(whole, 120_000 - missing, '2026-04-13');
      return asks(after(little, settled(little, '2026-04-14'), '2026-04-14'), subject, '2026-04-14');
    };
    expect([late(499), late(500)]).toEqual([false, true]);
  });

  it('is not told while a person wants nothing sent, for the invoice or for the debtor', () => {
    expect(asks(held(broken, '2026-04-14'), subject, '2026-04-14')).toBe(false);
    expect(asks(broken, subject, '2026-04-14', aDebtorOnRecord({ doNotWrite: true }))).toBe(false);
    const circumstances = { ...noCircumstances, feeds: { main: { readUpTo: at('2026-04-01') } } };
    const stale = { dunned: broken, debtor: aDebtorOnRecord(), policy, circumstances, now: at('2026-04-14') };
    expect(isStillToTell(stale, subject)).toBe(false);
  });

  it('does not keep a confirmation from leaving: it answers what the debtor said', () => {
    const confirmed = { kind: 'promiseConfirmed' as const, id: 'P-1', amountMinor: 50_000, promisedFor: '2026-04-10' };
    expect(asks(held(promised(), '2026-04-03'), confirmed, '2026-04-03')).toBe(true);
  });
});

describe('that an instalment falls due', () => {
  const [instalment = { amountMinor: 0, dueOn: '' }] = threeInstalments;
  const subject = { kind: 'instalmentDue' as const, id: 'I-1', instalment, number: 1, count: 3 };
  const plan = inInstalments();

  it.each([
    ['nothing came', plan, true],
    ['1.00 EUR is missing', paid(plan, 39_900, '2026-04-20'), true],
    ['a cent is missing', paid(plan, 39_999, '2026-04-20'), false],
    ['it is paid', paid(plan, 40_000, '2026-04-20'), false],
    ['a person holds the case', held(plan, '2026-04-20'), false],
    ['the plan was withdrawn', after(plan, withdrawInstalmentPlan(plan, 'I-1'), '2026-04-20'), false],
  ])('when %s: %s', (_when, dunned, isTold) => {
    expect(asks(dunned, subject, '2026-04-30')).toBe(isTold);
  });
});
