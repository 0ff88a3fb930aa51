import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';

const debtor = aDebtorOnRecord();
const august = aPolicy({ quietPeriods: [{ from: '08-01', to: '08-20', reason: 'summer' }] });
/** Due on 2026-07-16, so that the direct notice comes due on Wednesday 2026-08-05. */
const inAugust = aCaseThatSent({ reminderTwo: '2026-07-27' }, { invoice: { dueDate: '2026-07-16' } });
/** Due on 2026-07-11, so that it comes due on Friday 2026-07-31, the last day before the silence. */
const before = aCaseThatSent({ reminderTwo: '2026-07-21' }, { invoice: { dueDate: '2026-07-11' } });

describe('a quiet period', () => {
  it('holds a direct notice that falls into it until the first business day after', () => {
    const message = 'The policy keeps a quiet period: the direct notice does not leave before 2026-08-21.';
    expect(assess({ dunned: inAugust, debtor, policy: august, now: '2026-08-05T08:00:00.000Z' })).toMatchObject({
      step: 'directNotice',
      dueOn: '2026-08-21',
      dunnableFrom: '2026-08-21T07:00:00.000Z',
      isAllowed: false,
      blockers: [{ code: 'quietPeriod', message, until: '2026-08-21T07:00:00.000Z' }],
    });
  });

  it('is named beforehand, beside the date of the stage', () => {
    const { blockers } = assess({ dunned: inAugust, debtor, policy: august, now: '2026-08-04T08:00:00.000Z' });
    expect(blockers).toMatchObject([
      { code: 'notYetDue', until: '2026-08-05T07:00:00.000Z' },
      { code: 'quietPeriod', until: '2026-08-21T07:00:00.000Z' },
    ]);
  });

  it.each([
    ['2026-07-31T14:59:59.999Z', true, '2026-07-31T14:59:59.999Z'],
    ['2026-07-31T15:00:00.000Z', false, '2026-08-21T07:00:00.000Z'],
    ['2026-08-03T08:00:00.000Z', false, '2026-08-21T07:00:00.000Z'],
    ['2026-08-20T14:00:00.000Z', false, '2026-08-21T07:00:00.000Z'],
    ['2026-08-21T07:00:00.000Z', true, '2026-08-21T07:00:00.000Z'],
  ])('also holds a notice that was due before it and is late: at %s', (now, isAllowed, dunnableFrom) => {
    expect(assess({ dunned: before, debtor, policy: august, now })).toMatchObject({
      step: 'directNotice',
      dueOn: '2026-07-31',
      isAllowed,
      dunnableFrom,
    });
  });

  it('does not hold reminders', () => {
    const dunned = aCase({ invoice: { dueDate: '2026-08-01' } });
    const now = '2026-08-06T08:00:00.000Z';
    expect(assess({ dunned, debtor, policy: august, now })).toMatchObject({ step: 'reminderOne', isAllowed: true });
  });

  it('that ends before a weekend lets the formal notice leave on the Monday', () => {
    const untilFriday = aPolicy({ quietPeriods: [{ from: '2026-08-01', to: '2026-08-21' }] });
    const dunned = aCaseThatSent({ directNotice: '2026-07-27' }, { invoice: { dueDate: '2026-07-05' } });
    expect(assess({ dunned, debtor, policy: untilFriday, now: '2026-08-10T08:00:00.000Z' })).toMatchObject({
      step: 'legalEscalation',
      dunnableFrom: '2026-08-24T07:00:00.000Z',
    });
  });

  it('followed by another with only a holiday between holds until both are over', () => {
    const twice = aPolicy({
      quietPeriods: [
        { from: '2026-08-01', to: '2026-08-14' },
        { from: '2026-08-17', to: '2026-08-19' },
      ],
    });
    expect(assess({ dunned: inAugust, debtor, policy: twice, now: '2026-08-05T08:00:00.000Z' }).dunnableFrom).toBe(
      '2026-08-20T07:00:00.000Z',
    );
  });
});
