import { createHash } from 'node:crypto';
import type { Run } from './run.ts';

/** A token for the task whose next event this is: the same after a crash before it was handed out, and never another's. */
export function newTaskToken(run: Run): string {
  const secret = createHash('sha256').update(`${run.arn} ${run.startedAt} ${run.nextEventId}`).digest('base64url');
  return Buffer.from(JSON.stringify([run.id, run.nextEventId, secret])).toString('base64url');
}

/** The id of the execution that a token belongs to, or undefined if this is no token of ours. */
export function executionOfToken(token: string): number | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return Array.isArray(parsed) && typeof parsed[0] === 'number' && parsed.length === 3 ? parsed[0] : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
