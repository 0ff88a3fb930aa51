import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { formalNoticeDeadline } from '../../../lambdas/domain/case/ladder.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aLadder, aPolicy } from '../builders.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy();
const early = '2026-03-01T08:00:00.000Z';
const throughDirectNotice = { reminderOne: '2026-04-03', reminderTwo: '2026-04-10', directNotice: '2026-04-20' };

describe('after the formal notice', () => {
  it.each([
    ['2026-05-05', '2026-05-20', '2026-05-22', 'plain business days'],
    ['2026-04-30', '2026-05-15', '2026-05-19', 'the deadline is the Friday, the float goes over the weekend'],
    ['2026-04-29', '2026-05-15', '2026-05-19', 'Ascension is no deadline'],
    ['2026-05-07', '2026-05-22', '2026-05-27', 'nor does Whit Monday count as the float'],
    ['2026-05-09', '2026-05-26', '2026-05-28', 'a deadline on a Sunday before a holiday becomes Tuesday'],
  ])('of %s the debtor has until %s and a person decides from %s on (%s)', (sentOn, deadline, decidedFrom) => {
    expect(formalNoticeDeadline(sentOn, policy)).toBe(deadline);
    const dunned = aCaseThatSent({ ...throughDirectNotice, legalEscalation: sentOn });
    expect(assess({ dunned, debtor, policy, now: early })).toMatchObject({ step: 'legalDecision', dueOn: decidedFrom });
  });

  it('a person decides the day after the deadline at the earliest, even without a float', () => {
    const dunned = aCaseThatSent({ legalEscalation: '2026-05-05' });
    expect(assess({ dunned, debtor, policy: aPolicy({ bankFloatBusinessDays: 0 }), now: early }).dueOn).toBe(
      '2026-05-21',
    );
  });

  it('the decision waits for no contact delay and no quiet period, since nothing is sent', () => {
    const quiet = aPolicy({ quietPeriods: [{ from: '05-01', to: '06-30' }], minimumContactDelayDays: 30 });
    const contacted = aDebtorOnRecord({ lastContactAt: '2026-05-21T08:00:00.000Z' });
    const dunned = aCaseThatSent({ legalEscalation: '2026-05-05' });
    const now = '2026-05-22T07:00:00.000Z';
    expect(assess({ dunned, debtor: contacted, policy: quiet, now })).toMatchObject({
      step: 'legalDecision',
      isAllowed: true,
    });
  });

  it('a rest too small to write about still comes to its decision', () => {
    const dunned = aCaseThatSent({ legalEscalation: '2026-05-05' }, { receivedMinor: 119_999 });
    expect(assess({ dunned, debtor, policy, now: '2026-05-22T07:00:00.000Z' }).isAllowed).toBe(true);
  });
});

describe('the legal threshold of 100.00 EUR', () => {
  it.each([
    [9_999, 'legalDecision'],
    [10_000, 'legalEscalation'],
    [10_001, 'legalEscalation'],
  ])('a balance of %i minor units leads to the %s', (amountMinor, step) => {
    const dunned = aCaseThatSent(throughDirectNotice, { invoice: { amountMinor } });
    expect(assess({ dunned, debtor, policy, now: early })).toMatchObject({ step, dueOn: '2026-05-05' });
  });

  it('counts what is left to pay, not the amount of the invoice', () => {
    const dunned = aCaseThatSent(throughDirectNotice, { receivedMinor: 110_001 });
    expect(assess({ dunned, debtor, policy, now: early }).step).toBe('legalDecision');
  });

  it('keeps the gap before the question is asked', () => {
    const dunned = aCaseThatSent(
      { ...throughDirectNotice, directNotice: '2026-05-04' },
      { invoice: { amountMinor: 9_999 } },
    );
    expect(assess({ dunned, debtor, policy, now: early }).dueOn).toBe('2026-05-11');
  });
});

describe('a ladder with stages switched off', () => {
  it('goes from the one before to the one after, by their own offsets', () => {
    const noReminderTwo = aPolicy({ stages: aLadder({ reminderOne: 3, directNotice: 20 }) });
    const dunned = aCaseThatSent({ reminderOne: '2026-04-03' });
    expect(assess({ dunned, debtor, policy: noReminderTwo, now: early })).toMatchObject({
      step: 'directNotice',
      dueOn: '2026-04-20',
    });
  });

  it('ends in the decision, with as much time after the last notice as a formal notice would give', () => {
    const soft = aPolicy({ stages: aLadder({ reminderOne: 3, reminderTwo: 10 }) });
    const dunned = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10' });
    expect(assess({ dunned, debtor, policy: soft, now: early })).toMatchObject({
      step: 'legalDecision',
      dueOn: '2026-04-29',
    });
  });

  it('keeps the gap before the decision when no time to pay is given', () => {
    const hasty = aPolicy({ stages: aLadder({ reminderOne: 3 }), formalNoticeDays: 0, minimumGapDays: 10 });
    const dunned = aCaseThatSent({ reminderOne: '2026-04-03' });
    expect(assess({ dunned, debtor, policy: hasty, now: early }).dueOn).toBe('2026-04-13');
  });

  it.each([
    ['sent', aCaseThatSent({ courtesyNotice: '2026-03-24' })],
    ['dropped', aCase()],
  ])('never asks for a decision before the due date: courtesy notice alone, %s', (_how, dunned) => {
    const courtesyOnly = aPolicy({ stages: aLadder({ courtesyNotice: -7 }), formalNoticeDays: 0 });
    expect(assess({ dunned, debtor, policy: courtesyOnly, now: '2026-04-01T08:00:00.000Z' })).toMatchObject({
      step: 'legalDecision',
      dueOn: '2026-04-02',
    });
  });

  it('goes on after a stage that was switched off when its notice had left already', () => {
    const noReminders = aPolicy({ stages: aLadder({ directNotice: 20 }) });
    const dunned = aCaseThatSent({ reminderTwo: '2026-04-10' });
    expect(assess({ dunned, debtor, policy: noReminders, now: early }).step).toBe('directNotice');
  });

  it('does not go back to a stage that was switched on after a later one had left', () => {
    const dunned = aCaseThatSent({ directNotice: '2026-04-20' });
    expect(assess({ dunned, debtor, policy, now: early }).step).toBe('legalEscalation');
  });
});
