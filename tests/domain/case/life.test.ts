import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, onOrAfterBusinessDay } from '../../../lambdas/domain/calendar/business-days.ts';
import { addDays, type CivilDate, daysBetween } from '../../../lambdas/domain/calendar/civil-date.ts';
import { isOpen, localDate } from '../../../lambdas/domain/calendar/send-window.ts';
import { type DunningPolicy, enabledStages, type Stage, stages } from '../../../lambdas/domain/dunning-policy.ts';
import { isQuiet } from '../../../lambdas/domain/quiet-period.ts';
import { aCase, aDebtorOnRecord } from '../builders.ts';
import { anyDate, anyInstantAround, anyPolicy } from './arbitrary.ts';
import { type Life, live } from './life.ts';

const debtor = aDebtorOnRecord();
const isStrict = (stage: Stage) => stage === 'directNotice' || stage === 'legalEscalation';

/** The day of a stage as the policy reads in plain words, once the one before has left. */
function dayOf(stage: Stage, earliest: CivilDate, policy: DunningPolicy): CivilDate {
  const { businessDaysOf } = policy.sendWindow;
  let day = onOrAfterBusinessDay(earliest, businessDaysOf);
  while (isStrict(stage) && isQuiet(day, policy.quietPeriods))
    day = onOrAfterBusinessDay(addDays(day, 1), businessDaysOf);
  return day;
}

/** What holds of every life, whatever the world does to it. */
function expectLawful({ sent, plans, decisionAt, dunned }: Life, policy: DunningPolicy) {
  const { sendWindow, minimumGapDays, formalNoticeDays, bankFloatBusinessDays, quietPeriods } = policy;
  const order = sent.map(({ stage }) => stages.indexOf(stage));
  expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
  for (const [index, { stage, on, at }] of sent.entries()) {
    expect(isOpen(at, sendWindow)).toBe(true);
    expect(
      daysBetween(addDays(dunned.invoice.dueDate, policy.stages[stage].offsetDays ?? 0), on),
    ).toBeGreaterThanOrEqual(0);
    if (isStrict(stage)) expect(isQuiet(on, quietPeriods)).toBe(false);
    const before = sent[index - 1];
    if (before) expect(daysBetween(before.on, on)).toBeGreaterThanOrEqual(Math.max(1, minimumGapDays));
  }
  expect(plans.filter(({ isParked }) => isParked)).toEqual([]);
  const told = sent.map(({ stage }) => stage);
  expect(enabledStages(policy).filter((stage) => !told.includes(stage) && stage !== 'courtesyNotice')).toEqual([]);
  const last = sent.at(-1)?.on ?? dunned.invoice.dueDate;
  const deadline = onOrAfterBusinessDay(addDays(last, formalNoticeDays), sendWindow.businessDaysOf);
  const decidedFrom = addBusinessDays(deadline, Math.max(1, bankFloatBusinessDays), sendWindow.businessDaysOf);
  expect(decisionAt && localDate(decisionAt, sendWindow.timeZone) >= decidedFrom).toBe(true);
}

describe('the life of a case that nobody pays', () => {
  it('undisturbed, is exactly what the policy says in plain words', () => {
    fc.assert(
      fc.property(anyPolicy, anyDate, (policy, dueDate) => {
        const dunned = aCase({ invoice: { dueDate } });
        const life = live(dunned, debtor, {
          policy: { ...policy, minimumContactDelayDays: 0 },
          postedAt: `${addDays(dueDate, -40)}T08:00:00.000Z`,
        });
        const { businessDaysOf } = policy.sendWindow;
        let before: CivilDate | undefined;
        const expected = enabledStages(policy).flatMap((stage) => {
          const float = addBusinessDays(
            onOrAfterBusinessDay(dueDate, businessDaysOf),
            policy.bankFloatBusinessDays,
            businessDaysOf,
          );
          const reasons = [
            addDays(dueDate, policy.stages[stage].offsetDays ?? 0),
            ...(stage === 'reminderOne' ? [float] : []),
            // One message a day and debtor: without a gap, the next stage takes the next business day.
            ...(before === undefined ? [] : [addDays(before, Math.max(1, policy.minimumGapDays))]),
          ];
          const day = dayOf(stage, reasons.sort().at(-1) ?? '', policy);
          if (stage === 'courtesyNotice' && day > dueDate) return [];
          before = day;
          return [`${stage} ${day}`];
        });
        expect(life.sent.map(({ stage, on }) => `${stage} ${on}`)).toEqual(expected);
        expectLawful(life, policy);
      }),
      { numRuns: 300 },
    );
  });

  it('stays lawful under holds of any person at any time, and sends nothing while one stands', () => {
    const anyHold = (dueDate: CivilDate) =>
      fc
        .tuple(anyInstantAround(dueDate, 40, 80), fc.integer({ min: 0, max: 30 }))
        .map(([at, days]) => ({ at, until: addDays(at.slice(0, 10), days) }));
    const world = anyDate.chain((dueDate) =>
      fc.record({
        dueDate: fc.constant(dueDate),
        postedAt: anyInstantAround(dueDate, 40, 20),
        otherContacts: fc.array(anyInstantAround(dueDate, 40, 120), { maxLength: 3 }).map((all) => all.sort()),
        holds: fc.array(anyHold(dueDate), { maxLength: 4 }).map((all) => all.sort((a, b) => (a.at < b.at ? -1 : 1))),
      }),
    );
    let held = 0;
    fc.assert(
      fc.property(anyPolicy, world, (policy, { dueDate, ...happening }) => {
        const life = live(aCase({ invoice: { dueDate } }), debtor, { policy, ...happening });
        expectLawful(life, policy);
        held += life.dunned.pauses.length;
        // What leaves in the instant in which a hold is placed has left before it.
        for (const { since, until } of life.dunned.pauses)
          for (const { at, on } of life.sent) expect(at <= since || on >= until).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(held).toBeGreaterThan(100);
  });

  it('stays lawful when it is posted at any time, other invoices speak to the debtor, and the mail service fails', () => {
    // After 20 days without a message that leaves, the case is parked, for a person to look at.
    const anyOutages = fc
      .array(fc.constantFrom(0, 0, 0, 90, 600, 3_000, 20_000), { maxLength: 8 })
      .filter((minutes) => minutes.reduce<number>((sum, each) => sum + each, 0) < 18 * 24 * 60);
    const world = anyDate.chain((dueDate) =>
      fc.record({
        dueDate: fc.constant(dueDate),
        postedAt: anyInstantAround(dueDate, 40, 60),
        otherContacts: fc.array(anyInstantAround(dueDate, 40, 120), { maxLength: 6 }).map((all) => all.sort()),
        outageMinutes: anyOutages,
      }),
    );
    fc.assert(
      fc.property(anyPolicy, world, (policy, { dueDate, ...happening }) => {
        const life = live(aCase({ invoice: { dueDate } }), debtor, { policy, ...happening });
        expectLawful(life, policy);
        expect(life.mostMoves).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('posted years late, sends the stages in order with the distances of the policy', () => {
    const late = fc.integer({ min: 400, max: 3_000 });
    fc.assert(
      fc.property(anyPolicy, anyDate, late, fc.integer({ min: 0, max: 1439 }), (policy, postedOn, days, minute) => {
        const postedAt = new Date(Date.parse(`${postedOn}T00:00:00.000Z`) + minute * 60_000).toISOString();
        const life = live(aCase({ invoice: { dueDate: addDays(postedOn, -days) } }), debtor, {
          policy: { ...policy, minimumContactDelayDays: 0 },
          postedAt,
        });
        const [first] = life.sent;
        for (const [index, { stage, on }] of life.sent.entries()) {
          const before = life.sent[index - 1];
          if (!before || !first) continue;
          const distance = (policy.stages[stage].offsetDays ?? 0) - (policy.stages[first.stage].offsetDays ?? 0);
          const earliest = [addDays(first.on, distance), addDays(before.on, Math.max(1, policy.minimumGapDays))].sort();
          const day = dayOf(stage, earliest[1] ?? '', policy);
          expect(`${stage} ${on}`).toBe(`${stage} ${day}`);
        }
        expectLawful(life, policy);
      }),
      { numRuns: 200 },
    );
  });
});
