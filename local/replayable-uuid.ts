import { createHash } from 'node:crypto';

/** A UUID that the same facts always give again: a replay names everything as the run before it did. */
export function replayableUuid(...facts: readonly unknown[]): string {
  const digits = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join('-');
}
