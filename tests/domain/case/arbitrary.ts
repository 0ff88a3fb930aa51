import * as fc from 'fast-check';
import { addDays, type CivilDate } from '../../../lambdas/domain/calendar/civil-date.ts';
import { type DunningPolicy, type Stage, stages } from '../../../lambdas/domain/dunning-policy.ts';
import { aLadder, aPolicy } from '../builders.ts';

/** Any day of three years, changes of the clocks and a leap day among them. */
export const anyDate: fc.Arbitrary<CivilDate> = fc
  .integer({ min: 0, max: 1_095 })
  .map((days) => addDays('2026-01-01', days));

/** An instant of some day near a date, to the minute. */
export function anyInstantAround(date: CivilDate, daysBefore: number, daysAfter: number): fc.Arbitrary<string> {
  return fc
    .integer({ min: -daysBefore * 1440, max: daysAfter * 1440 })
    .map((minutes) => new Date(Date.parse(`${date}T00:00:00.000Z`) + minutes * 60_000).toISOString());
}

const hours = fc.constantFrom(['09:00', '17:00'], ['08:30', '12:00'], ['00:00', '06:00'], ['20:00', '23:59']);
// The clocks of Cairo change in the night to a Friday, those of Lord Howe by half an hour.
const zones = fc.constantFrom(
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
);

const sendWindows = fc
  .record({ hours, timeZone: zones, businessDaysOf: fc.constantFrom('FR' as const, 'DE' as const, 'GB' as const) })
  .map(({ hours: [from = '', to = ''], timeZone, businessDaysOf }) => ({ timeZone, from, to, businessDaysOf }));

/** Ladders of any stages, one at least, each later than the one before. */
const ladders = fc
  .record({
    enabled: fc.subarray([...stages], { minLength: 1 }),
    courtesy: fc.integer({ min: -30, max: -1 }),
    steps: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ enabled, courtesy, steps }) => {
    let offset = 0;
    const offsets: Partial<Record<Stage, number>> = {};
    for (const [index, stage] of enabled.entries()) {
      if (stage !== 'courtesyNotice') offset += steps[index] ?? 1;
      offsets[stage] = stage === 'courtesyNotice' ? courtesy : offset;
    }
    return aLadder(offsets);
  });

const quietPeriods = fc.constantFrom<DunningPolicy['quietPeriods']>(
  [],
  [{ from: '08-01', to: '08-20' }],
  [
    { from: '12-20', to: '01-05' },
    { from: '05-01', to: '05-10' },
  ],
);

/** Any policy a creditor could reasonably deploy, in any corner of the world. */
export const anyPolicy: fc.Arbitrary<DunningPolicy> = fc
  .record({
    sendWindow: sendWindows,
    stages: ladders,
    minimumGapDays: fc.integer({ min: 0, max: 12 }),
    minimumContactDelayDays: fc.integer({ min: 0, max: 10 }),
    gatherMinutes: fc.integer({ min: 0, max: 60 }),
    spreadMinutes: fc.integer({ min: 0, max: 120 }),
    bankFloatBusinessDays: fc.integer({ min: 0, max: 5 }),
    formalNoticeDays: fc.integer({ min: 0, max: 20 }),
    quietPeriods,
  })
  .map(aPolicy);
