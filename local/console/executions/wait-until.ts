import * as z from 'zod';
import type { RawStateOf } from '../../step-functions/definition-schema.ts';
import { findByPath, parsePath } from '../../step-functions/path.ts';
import { parseTimestamp } from '../../step-functions/timestamp.ts';
import { refusalAt } from '../../step-functions/unsupported-definition-error.ts';
import type { Visit } from './state-visits.ts';

/**
 * Until when a Wait waits, by what it was given; in milliseconds since 1970. Undefined where its input does not say: the
 * state then fails by itself.
 */
export function waitUntil(wait: RawStateOf<'Wait'>, { state, input, enteredAt }: Visit): number | undefined {
  const read = (text: string | undefined): unknown => {
    if (text === undefined) return undefined;
    const path = parsePath(text, refusalAt(state, 'Wait'));
    return findByPath(path, { input: z.json().parse(JSON.parse(input)), context: () => ({}), random: () => 0 });
  };
  const seconds = wait.Seconds ?? read(wait.SecondsPath);
  if (typeof seconds === 'number') return enteredAt + seconds * 1000;
  const timestamp = wait.Timestamp ?? read(wait.TimestampPath);
  return typeof timestamp === 'string' ? parseTimestamp(timestamp) : undefined;
}
