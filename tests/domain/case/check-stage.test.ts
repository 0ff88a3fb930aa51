import { describe, expect, it } from 'vitest';
import { checkStage } from '../../../lambdas/domain/case/check-stage.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aLadder, aPendingNotice, aPolicy } from '../builders.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy();
const onItsDay = '2026-04-03T07:00:00.000Z';

describe('the check before reminder one', () => {
  const check = (changes: Partial<Parameters<typeof checkStage>[0]>) =>
    checkStage({ dunned: aCase(), debtor, policy, now: onItsDay, ...changes }, 'reminderOne');

  it('lets it leave on its day', () => {
    expect(check({})).toBe('send');
  });

  it.each([
    ['the invoice is paid', aCase({ status: 'paid' })],
    ['the invoice is canceled', aCase({ status: 'canceled' })],
    ['the balance fell under the minimum', aCase({ receivedMinor: 119_900 })],
    ['the courtesy notice has not left yet', aCase({ notice: aPendingNotice({ stage: 'courtesyNotice' }) })],
    ['its own notice waits in a window already', aCase({ notice: aPendingNotice() })],
    ['it has left already', aCaseThatSent({ reminderOne: '2026-04-03' })],
    ['the notice before left too short a time ago', aCaseThatSent({ courtesyNotice: '2026-03-31' })],
  ])('leaves the ladder when %s', (_what, dunned) => {
    expect(check({ dunned })).toBe('leave');
  });

  it('leaves the ladder a moment before its day, and after the closing', () => {
    expect(check({ now: '2026-04-03T06:59:59.999Z' })).toBe('leave');
    expect(check({ now: '2026-04-03T15:00:00.000Z' })).toBe('leave');
  });

  it('goes on in spite of the contact delay: the debtor’s window moves the notice', () => {
    expect(check({ debtor: aDebtorOnRecord({ lastContactAt: '2026-04-02T08:00:00.000Z' }) })).toBe('send');
  });

  it('skips it where the policy has switched it off', () => {
    expect(check({ policy: aPolicy({ stages: aLadder({ reminderTwo: 10 }) }) })).toBe('skip');
  });
});

describe('the check before the courtesy notice', () => {
  it.each([
    ['on the due date', '2026-03-31T10:00:00.000Z', 'send'],
    ['the day after the due date', '2026-04-01T10:00:00.000Z', 'skip'],
  ])('%s', (_when, now, answer) => {
    expect(checkStage({ dunned: aCase(), debtor, policy, now }, 'courtesyNotice')).toBe(answer);
  });

  it('leaves the ladder for a case that has closed, rather than skip on', () => {
    const now = '2026-04-01T10:00:00.000Z';
    expect(checkStage({ dunned: aCase({ status: 'paid' }), debtor, policy, now }, 'courtesyNotice')).toBe('leave');
  });
});

describe('the check before the legal decision', () => {
  const sent = aCaseThatSent({ legalEscalation: '2026-05-05' });

  it.each([
    ['before the deadline and the float', '2026-05-21T10:00:00.000Z', 'leave'],
    ['once both are over', '2026-05-22T07:00:00.000Z', 'send'],
  ])('%s', (_when, now, answer) => {
    expect(checkStage({ dunned: sent, debtor, policy, now }, 'legalDecision')).toBe(answer);
  });

  it('does not ask twice', () => {
    const legal = {
      kind: 'requested',
      at: '2026-05-22T07:00:00.000Z',
      taskId: 'task',
      taskKind: 'legalDecision',
    } as const;
    const now = '2026-05-22T08:00:00.000Z';
    expect(checkStage({ dunned: { ...sent, legal }, debtor, policy, now }, 'legalDecision')).toBe('leave');
  });
});
