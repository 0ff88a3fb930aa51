import { tzOffset } from '@date-fns/tz';

const millisecondsPerMinute = 60_000;
const millisecondsPerDay = 86_400_000;

function askedOffset(timeZone: string, milliseconds: number): number {
  const minutes = tzOffset(timeZone, new Date(milliseconds));
  if (Number.isNaN(minutes)) throw new RangeError(`the offset of "${timeZone}" at ${milliseconds} is not known`);
  return minutes * millisecondsPerMinute;
}

/** The offset that holds all through a UTC day; `undefined` on a day when the clocks change. */
function offsetOfDay(timeZone: string, day: number): number | undefined {
  const start = askedOffset(timeZone, day * millisecondsPerDay);
  return start === askedOffset(timeZone, (day + 1) * millisecondsPerDay) ? start : undefined;
}

/** Asking Intl takes microseconds, and a replay asks for the same few hundred days again and again. */
const offsetsByDay = new Map<string, Map<number, number | undefined>>();

/** How far the clocks of a time zone are ahead of UTC at an instant; both in milliseconds. */
export function offsetAt(timeZone: string, milliseconds: number): number {
  const offsets = offsetsByDay.get(timeZone) ?? new Map<number, number | undefined>();
  offsetsByDay.set(timeZone, offsets);
  const day = Math.floor(milliseconds / millisecondsPerDay);
  if (!offsets.has(day)) offsets.set(day, offsetOfDay(timeZone, day));
  return offsets.get(day) ?? askedOffset(timeZone, milliseconds);
}

/** The instant at which the clocks change, between two instants with one change between them; clocks change on a full minute. */
export function instantOfChange(timeZone: string, before: number, after: number): number {
  const offsetBefore = offsetAt(timeZone, before);
  let low = before;
  let high = after;
  while (high - low > millisecondsPerMinute) {
    const middle = low + Math.floor((high - low) / 2 / millisecondsPerMinute) * millisecondsPerMinute;
    if (offsetAt(timeZone, middle) === offsetBefore) low = middle;
    else high = middle;
  }
  return high;
}
