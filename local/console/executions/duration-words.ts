import { formatDuration } from 'date-fns';

const units = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
] as const;

/** A length of time as people say it, in its two largest units: `98 days, 23 hours`. Takes milliseconds. */
export function durationWords(milliseconds: number): string {
  const largest = units.findIndex(([, length]) => milliseconds >= length);
  if (largest === -1) return milliseconds <= 0 ? 'at once' : 'less than a second';
  const counts: Partial<Record<(typeof units)[number][0], number>> = {};
  let rest = milliseconds;
  for (const [unit, length] of units.slice(largest, largest + 2)) {
    counts[unit] = Math.floor(rest / length);
    rest %= length;
  }
  return formatDuration(counts, { delimiter: ', ' });
}
