import type { CivilDate } from '../calendar/civil-date.ts';
import { daysBetween } from '../calendar/civil-date.ts';
import type { DayCount } from './claim-input.ts';
import type { BasisPoints } from './rate.ts';

const daysInYear: Record<DayCount, number> = { 'act/365': 365, '30/360': 360 };

/** Interest before it is rounded: minor units times basis points times days. Exact. */
export type ExactInterest = bigint;

/** What a unit of exact interest is a fraction of a minor unit of: 10,000 basis points times the days of a year. */
function denominator(dayCount: DayCount): bigint {
  return BigInt(10_000 * daysInYear[dayCount]);
}

function day30(date: CivilDate): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return 360 * year + 30 * month + Math.min(day, 30);
}

/**
 * Days of interest after one day up to another, which counts: a debt due on the first and paid on the second. Calendar
 * days, 29 February among them, or with 30/360 months of thirty days. Days of adjoining spans add up.
 */
export function interestDays(after: CivilDate, upTo: CivilDate, dayCount: DayCount): number {
  return dayCount === 'act/365' ? daysBetween(after, upTo) : day30(upTo) - day30(after);
}

/** The interest on a base, in minor units, at a yearly rate for some days. */
export function exactInterest(baseMinor: number, rate: BasisPoints, days: number): ExactInterest {
  return BigInt(baseMinor) * BigInt(rate) * BigInt(days);
}

/** Exact interest in minor units: the one place where interest is rounded, half a minor unit upwards. Not for negatives. */
export function roundedInterest(exact: ExactInterest, dayCount: DayCount): number {
  const whole = denominator(dayCount);
  const minor = Number((2n * exact + whole) / (2n * whole));
  if (exact < 0n || !Number.isSafeInteger(minor)) throw new RangeError(`${exact} / ${whole} is no amount of interest`);
  return minor;
}

/** Exact interest that is a whole number of minor units. */
export function exactOf(minor: number, dayCount: DayCount): ExactInterest {
  return BigInt(minor) * denominator(dayCount);
}
