import { replayableUuid } from '../replayable-uuid.ts';

/** The first four digits of the ids SES gives, which tell its region. */
const regionPrefixes: Readonly<Record<string, string>> = {
  'us-east-1': '0100',
  'us-west-2': '0101',
  'eu-west-1': '0102',
  'eu-central-1': '0107',
};

/**
 * An id in the form SES gives (`0102018c…-…-000000`): region, instant in milliseconds, then a UUID made of the
 * facts. It holds no random and no counter of arrivals, so two replays, or two sends that race, give the same ids.
 */
export function sesIdOf(region: string, at: number, ...facts: readonly unknown[]): string {
  const prefix = regionPrefixes[region] ?? '0102';
  return `${prefix}${at.toString(16).padStart(12, '0')}-${replayableUuid(at, ...facts)}-000000`;
}
