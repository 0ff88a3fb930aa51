import * as z from 'zod';
import { contentHash } from '../canonical-json.ts';

/** The id that a caller may give to what he asks for, which makes asking repeatable. URL-safe. */
export const actIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, dashes and underscores');

/** The id of what is asked for: the caller's, else one made of the request that asks for it. URL-safe. */
export function actIdOf(what: string, about: string, { id }: { id?: string | undefined }, requestKey: string): string {
  return id ?? `${what}-${contentHash([about, requestKey]).slice(0, 16)}`;
}
