import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { Stage } from '../../../lambdas/domain/dunning-policy.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aLadder, aPolicy } from '../builders.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy();

/** Due on Tuesday 2026-03-31; every stage so far left on its day. */
const onTime: Partial<Record<Stage, string>> = {
  courtesyNotice: '2026-03-24',
  reminderOne: '2026-04-03',
  reminderTwo: '2026-04-10',
  directNotice: '2026-04-20',
  legalEscalation: '2026-05-05',
};

function standingBefore(stage: Stage) {
  const stages = Object.keys(onTime) as Stage[];
  const sent = Object.fromEntries(stages.slice(0, stages.indexOf(stage)).map((each) => [each, onTime[each]]));
  return aCaseThatSent(sent);
}

describe('a stage', () => {
  it.each<[Stage, before: string, on: string]>([
    ['courtesyNotice', '2026-03-24T07:59:59.999Z', '2026-03-24T08:00:00.000Z'],
    ['reminderOne', '2026-04-03T06:59:59.999Z', '2026-04-03T07:00:00.000Z'],
    ['reminderTwo', '2026-04-10T06:59:59.999Z', '2026-04-10T07:00:00.000Z'],
    ['directNotice', '2026-04-20T06:59:59.999Z', '2026-04-20T07:00:00.000Z'],
    ['legalEscalation', '2026-05-05T06:59:59.999Z', '2026-05-05T07:00:00.000Z'],
  ])('%s may leave from the opening of its day on, and not a moment before', (step, before, on) => {
    const dunned = standingBefore(step);
    expect(assess({ dunned, debtor, policy, now: before })).toMatchObject({
      step,
      isAllowed: false,
      dunnableFrom: on,
      blockers: [{ code: 'notYetDue', until: on }],
    });
    expect(assess({ dunned, debtor, policy, now: on })).toMatchObject({
      step,
      isAllowed: true,
      dunnableFrom: on,
      blockers: [],
    });
  });

  it.each([
    ['on its day at the last minute', '2026-04-03T14:59:59.999Z', true, '2026-04-03T14:59:59.999Z'],
    ['not at the closing, but after Easter', '2026-04-03T15:00:00.000Z', false, '2026-04-07T07:00:00.000Z'],
    ['not on a Saturday', '2026-04-04T10:00:00.000Z', false, '2026-04-07T07:00:00.000Z'],
    ['not on Easter Monday', '2026-04-06T10:00:00.000Z', false, '2026-04-07T07:00:00.000Z'],
    ['late, at any hour they are open', '2026-04-07T10:11:12.000Z', true, '2026-04-07T10:11:12.000Z'],
  ])('leaves inside the send hours alone: %s', (_when, now, isAllowed, dunnableFrom) => {
    expect(assess({ dunned: aCase(), debtor, policy, now })).toMatchObject({
      step: 'reminderOne',
      isAllowed,
      dunnableFrom,
    });
  });

  it.each([
    ['2026-10-23', '2026-10-26T08:00:00.000Z'],
    ['2026-03-27', '2026-03-30T07:00:00.000Z'],
  ])('keeps the local opening when the clocks change: due on %s, dunnable from %s', (dueDate, dunnableFrom) => {
    const nextDay = aPolicy({ stages: aLadder({ reminderOne: 1 }), bankFloatBusinessDays: 0 });
    const dunned = aCase({ invoice: { dueDate } });
    expect(assess({ dunned, debtor, policy: nextDay, now: `${dueDate}T20:00:00.000Z` }).dunnableFrom).toBe(
      dunnableFrom,
    );
  });
});

describe('the courtesy notice', () => {
  const dunned = aCase();

  it.each([
    ['on the due date itself', '2026-03-31T14:59:59.999Z', 'courtesyNotice'],
    ['once the send hours of the due date are over', '2026-03-31T15:00:00.000Z', 'reminderOne'],
    ['the day after', '2026-04-01T07:00:00.000Z', 'reminderOne'],
  ])('%s: at %s the next stage is %s', (_when, now, step) => {
    expect(assess({ dunned, debtor, policy, now }).step).toBe(step);
  });

  it('is dropped when the contact delay would only let it leave after the due date', () => {
    const now = '2026-03-30T08:00:00.000Z';
    const contacted = (on: string) => aDebtorOnRecord({ lastContactAt: `${on}T08:00:00.000Z` });
    expect(assess({ dunned, debtor: contacted('2026-03-28'), policy, now }).step).toBe('courtesyNotice');
    expect(assess({ dunned, debtor: contacted('2026-03-29'), policy, now }).step).toBe('reminderOne');
  });

  it('leaves on the business day after its date where that is no later than the due date', () => {
    const weekend = aCase({ invoice: { dueDate: '2026-03-30' } });
    const twoDaysBefore = aPolicy({ stages: aLadder({ courtesyNotice: -2, reminderOne: 3 }) });
    expect(assess({ dunned: weekend, debtor, policy: twoDaysBefore, now: '2026-03-20T08:00:00.000Z' })).toMatchObject({
      step: 'courtesyNotice',
      dunnableFrom: '2026-03-30T07:00:00.000Z',
    });
  });
});

describe("the bank's float", () => {
  const nextDay = (bankFloatBusinessDays: number) =>
    aPolicy({ stages: aLadder({ reminderOne: 1, reminderTwo: 20 }), bankFloatBusinessDays });

  it.each([
    [0, '2026-03-31', '2026-04-01', 'a plain offset'],
    [2, '2026-03-31', '2026-04-02', 'two business days after a Tuesday'],
    [2, '2026-04-02', '2026-04-07', 'over Easter'],
    [2, '2026-04-04', '2026-04-09', 'a Saturday before Easter counts as the Tuesday after'],
    [0, '2026-04-04', '2026-04-07', 'no float leaves the due date moved to a business day'],
    [1, '2026-05-01', '2026-05-05', 'Labor Day is no business day to pay on'],
  ])('of %i business days, due on %s: reminder one leaves on %s (%s)', (float, dueDate, dueOn) => {
    const dunned = aCase({ invoice: { dueDate } });
    expect(assess({ dunned, debtor, policy: nextDay(float), now: '2026-03-01T08:00:00.000Z' }).dueOn).toBe(dueOn);
  });

  it('does not hold a stage whose offset is later anyway', () => {
    expect(assess({ dunned: aCase(), debtor, policy, now: '2026-04-01T08:00:00.000Z' }).dueOn).toBe('2026-04-03');
  });
});

describe('a closed case', () => {
  it('that is paid has nothing next, and says so without an end', () => {
    const paid = aCase({ status: 'paid', receivedMinor: 120_000 });
    expect(assess({ dunned: paid, debtor, policy, now: '2026-04-03T08:00:00.000Z' })).toEqual({
      step: null,
      dueOn: null,
      offsetOn: null,
      dunnableFrom: null,
      isAllowed: false,
      blockers: [{ code: 'settled', message: 'The invoice is paid.' }],
    });
  });

  it.each([
    ['canceled', 'The case is closed: the invoice is canceled.'],
    ['handedOver', 'The case is closed: the invoice is handed over to collection.'],
    ['writtenOff', 'The case is closed: the invoice is written off.'],
  ] as const)('that is %s says so', (status, message) => {
    const now = '2026-04-03T08:00:00.000Z';
    expect(assess({ dunned: aCase({ status }), debtor, policy, now })).toMatchObject({
      step: null,
      isAllowed: false,
      blockers: [{ code: 'closed', message }],
    });
  });
});
