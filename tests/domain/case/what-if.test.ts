import { describe, expect, it } from 'vitest';
import { differencesByStage } from '../../../lambdas/domain/case/notice-difference.ts';
import { whatIfOfBook } from '../../../lambdas/domain/case/what-if-of-book.ts';
import type { DunningPolicy } from '../../../lambdas/domain/dunning-policy.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aLadder, aPolicy } from '../builders.ts';

const now = '2026-03-02T08:00:00.000Z';
const policy = aPolicy({ stages: aLadder({ reminderOne: 3, reminderTwo: 10 }) });
const unmoved = { notices: 0, leastDays: 0, mostDays: 0 };
const whatIf = (changed: Partial<DunningPolicy>, cases = [aCase()]) =>
  whatIfOfBook(
    cases.map((dunned) => {
      const alone = { dunned, debtor: aDebtorOnRecord(), now };
      return { before: { ...alone, policy }, after: { ...alone, policy: aPolicy({ ...policy, ...changed }) } };
    }),
  );
const stage = (difference: ReturnType<typeof whatIf>, name: string) =>
  difference.stages.find((each) => each.stage === name);

describe('another policy', () => {
  it('that is the same in all but its words changes nothing', () => {
    expect(whatIf({ mentionsRecoveryCosts: false })).toMatchObject({ cases: 1, changedCases: 0, first: [] });
  });

  it.each([
    [11, { earlier: unmoved, later: { notices: 1, leastDays: 3, mostDays: 3 } }],
    [10, { earlier: unmoved, later: unmoved }],
    [9, { earlier: { notices: 1, leastDays: 1, mostDays: 1 }, later: unmoved }],
  ])('with reminder two after %i days moves it by that, from business day to business day', (offsetDays, moved) => {
    const difference = whatIf({ stages: aLadder({ reminderOne: 3, reminderTwo: offsetDays }) });
    expect(stage(difference, 'reminderTwo')).toEqual({ stage: 'reminderTwo', before: 1, after: 1, ...moved });
    expect(stage(difference, 'reminderOne')).toMatchObject({ before: 1, after: 1, earlier: unmoved, later: unmoved });
  });

  it('with a stage more or less says how many notices more or fewer leave', () => {
    const difference = whatIf({ stages: aLadder({ reminderOne: 3, directNotice: 20 }) }, [aCase(), aCase()]);
    expect(difference.stages.map(({ before, after }) => [before, after])).toEqual([
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ]);
  });

  it('does not touch a case that has come past what is changed, and tells the others before and after', () => {
    const past = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10' });
    const difference = whatIf({ stages: aLadder({ reminderOne: 5, reminderTwo: 10 }) }, [past, aCase()]);
    expect(difference).toMatchObject({ cases: 2, changedCases: 1 });
    expect(difference.first).toMatchObject([
      {
        dunned: { stage: null },
        before: { next: { stage: 'reminderOne', on: '2026-04-03' } },
        after: { next: { stage: 'reminderOne', on: '2026-04-07' } },
      },
    ]);
  });

  it('tells the first 20 cases one by one, and counts all', () => {
    const cases = Array.from({ length: 21 }, () => aCase());
    const difference = whatIf({ stages: aLadder({ reminderOne: 5 }) }, cases);
    expect([difference.changedCases, difference.first.length]).toEqual([21, 20]);
  });
});

describe('the difference by stage', () => {
  it('compares a stage that leaves twice time by time', () => {
    const before = [
      { stage: 'reminderOne', on: '2026-04-03' },
      { stage: 'reminderOne', on: '2026-04-17' },
    ] as const;
    const after = [
      { stage: 'reminderOne', on: '2026-04-01' },
      { stage: 'reminderOne', on: '2026-04-24' },
    ] as const;
    expect(differencesByStage([{ before, after }])[1]).toEqual({
      stage: 'reminderOne',
      before: 2,
      after: 2,
      earlier: { notices: 1, leastDays: 2, mostDays: 2 },
      later: { notices: 1, leastDays: 7, mostDays: 7 },
    });
  });

  it('says between which numbers of days notices move', () => {
    const moves = ['2026-04-05', '2026-04-13', '2026-04-03'].map((on) => ({
      before: [{ stage: 'reminderOne' as const, on: '2026-04-03' }],
      after: [{ stage: 'reminderOne' as const, on }],
    }));
    expect(differencesByStage(moves)[1]?.later).toEqual({ notices: 2, leastDays: 2, mostDays: 10 });
  });
});
