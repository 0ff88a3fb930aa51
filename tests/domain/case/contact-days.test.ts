import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdays } from '../../../lambdas/domain/calendar/weekday.ts';
import { requestApproval } from '../../../lambdas/domain/case/approval.ts';
import { assess, assessPending } from '../../../lambdas/domain/case/assess.ts';
import { checkStage } from '../../../lambdas/domain/case/check-stage.ts';
import { planDunning } from '../../../lambdas/domain/case/plan.ts';
import { isContactDay } from '../../../lambdas/domain/debtor/contact-days.ts';
import { isMovable, moved } from '../../../lambdas/domain/window/place-notice.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPendingNotice, aPolicy } from '../builders.ts';
import { anyDate, anyPolicy } from './arbitrary.ts';
import { live } from './life.ts';

const policy = aPolicy();
const onTuesdays = aDebtorOnRecord({ contactDays: ['tuesday'] });
const run = (now: string) => ({ startedAt: now, previous: { version: 0, rounds: 0 }, isCurrent: true });

describe('the weekdays of a debtor', () => {
  it.each([
    ['2026-04-06', false],
    ['2026-04-07', true],
    ['2026-04-08', false],
  ])('are those he is written to on: %s is one, with Tuesdays: %s', (date, is) => {
    expect(isContactDay(date, ['tuesday'], 'FR')).toBe(is);
  });

  it.each([
    // Easter Monday is April 6.
    ['monday', '2026-04-06', false],
    ['monday', '2026-04-07', true],
    ['monday', '2026-04-08', false],
    // In Britain Good Friday and Easter Monday are holidays: Tuesday stands for all four days.
    ['friday', '2026-04-07', true],
    ['saturday', '2026-04-07', true],
    ['thursday', '2026-04-07', false],
  ] as const)('give way to the next business day where they are none: %s, on %s: %s', (day, date, is) => {
    expect(isContactDay(date, [day], 'GB')).toBe(is);
  });

  it('leave one day a week where one is named, through all holidays', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...weekdays), (from, day) => {
        const dates = Array.from({ length: 364 }, (_, index) =>
          new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10),
        );
        const count = dates.filter((date) => isContactDay(date, [day], 'DE')).length;
        expect(count === 51 || count === 52 || count === 53).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a debtor who is written to on Tuesdays', () => {
  const friday = '2026-04-03T08:00:00.000Z';

  it('gets on Tuesday what falls due on Friday; next-action says why, and until when', () => {
    expect(assess({ dunned: aCase(), debtor: onTuesdays, policy, now: friday })).toMatchObject({
      step: 'reminderOne',
      dueOn: '2026-04-07',
      dunnableFrom: '2026-04-07T07:00:00.000Z',
      isAllowed: false,
      blockers: [
        {
          code: 'contactDelay',
          message: 'The debtor is written to on Tuesday alone: reminder one does not leave before 2026-04-07.',
          until: '2026-04-07T07:00:00.000Z',
        },
      ],
    });
  });

  it.each([
    ['2026-04-07T06:59:59.999Z', '2026-04-07T07:00:00.000Z'],
    ['2026-04-07T07:00:00.000Z', '2026-04-07T07:00:00.000Z'],
    ['2026-04-07T14:59:59.999Z', '2026-04-07T14:59:59.999Z'],
    ['2026-04-07T15:00:00.000Z', '2026-04-14T07:00:00.000Z'],
  ])('at %s: it leaves at %s', (now, from) => {
    expect(assess({ dunned: aCase(), debtor: onTuesdays, policy, now })).toMatchObject({
      dunnableFrom: from,
      isAllowed: from === now,
    });
  });

  it('is written to on any day when none is named', () => {
    for (const contactDays of [[], null])
      expect(assess({ dunned: aCase(), debtor: aDebtorOnRecord({ contactDays }), policy, now: friday })).toMatchObject({
        isAllowed: true,
      });
  });

  it('waits out the minimum gap first: it is never shortened to meet a day', () => {
    const dunned = aCaseThatSent({ reminderOne: '2026-04-10' });
    const { dueOn, blockers } = assess({ dunned, debtor: onTuesdays, policy, now: '2026-04-14T08:00:00.000Z' });
    expect(dueOn).toBe('2026-04-21');
    expect(blockers).toMatchObject([
      { code: 'minimumGap', until: '2026-04-15T07:00:00.000Z' },
      { code: 'contactDelay', until: '2026-04-21T07:00:00.000Z' },
    ]);
  });

  it('has his run wait for the day', () => {
    const now = '2026-04-01T08:00:00.000Z';
    const plan = planDunning({ dunned: aCase(), debtor: onTuesdays, policy, now, ...run(now) });
    expect([plan.stage, plan.at.reminderOne]).toEqual(['reminderOne', '2026-04-07T07:00:00.000Z']);
  });

  it('gets no courtesy notice when no Tuesday comes between its day and the due date', () => {
    // That of March 17 has had its hours: the next is the 24th, after the one due date and before the other.
    const now = '2026-03-17T16:30:00.000Z';
    const stepOf = (dueDate: string) =>
      assess({ dunned: aCase({ invoice: { dueDate } }), debtor: onTuesdays, policy, now }).step;
    expect([stepOf('2026-03-27'), stepOf('2026-03-23')]).toEqual(['courtesyNotice', 'reminderOne']);
  });

  it('gets a formal notice on any business day: its date is one of the law', () => {
    const dunned = aCaseThatSent({ directNotice: '2026-04-20' });
    const situation = { dunned, debtor: onTuesdays, policy, now: '2026-05-06T08:00:00.000Z' };
    expect(assess(situation)).toMatchObject({ step: 'legalEscalation', isAllowed: true });
  });

  it('is called on any day when nobody is to write to him', () => {
    const debtor = { ...onTuesdays, doNotWrite: true };
    const { blockers } = assess({ dunned: aCase(), debtor, policy, now: friday });
    expect(blockers).toMatchObject([{ code: 'doNotWrite', until: '2026-04-03T08:30:00.000Z' }]);
  });

  it('has a message approved from its day on, so that the answer does not come a week too late', () => {
    const approving = aPolicy({ approvalFrom: 'reminderOne' });
    const situation = { dunned: aCase(), debtor: onTuesdays, policy: approving, now: friday };
    expect(requestApproval(situation)).toMatchObject({ kind: 'accepted' });
    const approval = { stage: 'reminderOne' as const, cycle: 1, taskId: 't', at: friday, state: 'approved' as const };
    expect(assess({ ...situation, dunned: aCase({ approval }) })).toMatchObject({
      dunnableFrom: '2026-04-07T07:00:00.000Z',
      blockers: [{ code: 'contactDelay' }],
    });
  });

  it('keeps a notice that waits in a window of another day: it moves, without moving the ladder or using up its delay', () => {
    const dunned = aCase({ notice: aPendingNotice() });
    const situation = { dunned, debtor: onTuesdays, policy, now: friday };
    const chosen = { date: '2026-04-07', sendAt: '2026-04-07T07:10:00.000Z', isNew: true, isMoved: false };
    expect(assessPending(situation).isAllowed).toBe(false);
    expect(isMovable(situation, aPendingNotice())).toBe(true);
    expect(moved(situation, aPendingNotice(), chosen).data).toMatchObject({
      window: '2026-04-07',
      lateDays: 0,
      isMoved: false,
      why: 'contactDelay',
    });
    expect(checkStage({ ...situation, dunned: aCase() }, 'reminderOne')).toBe('send');
  });

  it('hears of every stage but the formal notice on his days, whatever the policy, and of none too soon', () => {
    fc.assert(
      fc.property(anyPolicy, anyDate, fc.constantFrom(...weekdays), (any, dueDate, day) => {
        const world = { policy: any, postedAt: `${dueDate}T05:00:00.000Z` };
        const debtor = aDebtorOnRecord({ contactDays: [day] });
        const { sent } = live(aCase({ invoice: { dueDate } }), debtor, world);
        const told = sent.filter(({ stage }) => stage !== 'legalEscalation').map(({ on }) => on);
        expect(told.every((on) => isContactDay(on, [day], any.sendWindow.businessDaysOf))).toBe(true);
        const gaps = sent.slice(1).map(({ on }, index) => Date.parse(on) - Date.parse(sent[index]?.on ?? ''));
        expect(gaps.every((gap) => gap >= any.minimumGapDays * 86_400_000)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
