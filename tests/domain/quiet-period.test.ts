import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lambdas/domain/calendar/civil-date.ts';
import { dunningPolicySchema, quietPeriodAt } from '../../lambdas/domain/dunning-policy.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { quietPeriodSchema } from '../../lambdas/domain/quiet-period.ts';

const smallest = {
  id: 'smallest',
  sendWindow: { timeZone: 'Europe/Paris', from: '09:00', to: '17:00', businessDaysOf: 'FR' },
  stages: { reminderOne: { enabled: true, offsetDays: 3 } },
};

const faultsOf = (policy: unknown) =>
  dunningPolicySchema.safeParse(policy).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('quiet periods', () => {
  const silent = dunningPolicySchema.parse({
    ...smallest,
    quietPeriods: [
      { from: '12-20', to: '01-05', reason: 'year end' },
      { from: '08-01', to: '08-20' },
      { from: '2026-08-21', to: '2026-08-25', reason: 'moving house' },
      { from: '02-29', to: '02-29' },
    ],
  });

  it.each([
    ['2026-12-19', undefined],
    ['2026-12-20', { until: '2027-01-06' }],
    ['2027-01-01', { until: '2027-01-06' }],
    ['2027-01-05', { until: '2027-01-06' }],
    ['2027-01-06', undefined],
    ['2027-07-31', undefined],
    ['2027-08-01', { until: '2027-08-21' }],
    ['2027-08-20', { until: '2027-08-21' }],
    ['2027-08-21', undefined],
    ['2028-02-29', { until: '2028-03-01' }],
    ['2027-02-28', undefined],
    ['2027-03-01', undefined],
  ])('every year, last day included: on %s %j', (date, expected) => {
    expect(quietPeriodAt(date, silent)).toEqual(expected);
  });

  it.each([
    ['2026-08-10', { until: '2026-08-26' }],
    ['2026-08-25', { until: '2026-08-26' }],
    ['2026-08-26', undefined],
  ])('that touch are one: on %s %j', (date, expected) => {
    expect(quietPeriodAt(date, silent)).toEqual(expected);
  });

  it('are no part of a policy that names none', () => {
    expect(quietPeriodAt('2026-08-10', defaultPolicy)).toBeUndefined();
  });

  const day = fc.integer({ min: 0, max: 365 }).map((days) => addDays('2028-01-01', days).slice(5));

  it('end on a day that is not quiet, and hold all days until then', () => {
    const yearly = fc.array(fc.record({ from: day, to: day }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(yearly, fc.integer({ min: 0, max: 3000 }), (quietPeriods, days) => {
        const policy = dunningPolicySchema.safeParse({ ...smallest, quietPeriods });
        fc.pre(policy.success);
        const date = addDays('2026-01-01', days);
        const quiet = quietPeriodAt(date, policy.data);
        if (quiet === undefined) return;
        expect(quiet.until > date).toBe(true);
        expect(quietPeriodAt(quiet.until, policy.data)).toBeUndefined();
        expect(quietPeriodAt(addDays(quiet.until, -1), policy.data)).toEqual(quiet);
      }),
    );
  });

  it.each([
    [{ from: '02-30', to: '03-01' }, 'quietPeriods.0.from: "02-30" is not a day, MM-DD or YYYY-MM-DD'],
    [{ from: '03-01', to: '2026-02-29' }, 'quietPeriods.0.to: "2026-02-29" is not a day, MM-DD or YYYY-MM-DD'],
    [
      { from: '08-01', to: '2026-08-20' },
      'quietPeriods.0.to: must be written as "from" is: both MM-DD or both YYYY-MM-DD',
    ],
    [{ from: '2026-08-20', to: '2026-08-19' }, 'quietPeriods.0.to: 2026-08-19 is before 2026-08-20'],
  ])('%j is refused', (period, fault) => {
    expect(faultsOf({ ...smallest, quietPeriods: [period] })).toEqual([fault]);
  });

  it('may be a single day', () => {
    const period = { from: '2026-08-20', to: '2026-08-20' };
    expect(quietPeriodSchema.parse(period)).toEqual(period);
  });

  it.each([
    ['06-30', undefined],
    ['07-01', undefined],
    [
      '07-02',
      ['quietPeriods: silence on 184 days of every year: at most 183, so that every wait ends on a business day'],
    ],
  ])('may not take more than half of the year: from 1 January to %s', (to, faults) => {
    expect(faultsOf({ ...smallest, quietPeriods: [{ from: '01-01', to }] })).toEqual(faults);
  });
});
