import { createHash } from 'node:crypto';

/** The id of a file: the same content has the same one. URL-safe. */
export function statementIdOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
