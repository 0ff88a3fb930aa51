import type { ExecutionStatus } from '@aws-sdk/client-sfn';
import { badge, type Tone } from '../badge.ts';
import type { Markup } from '../markup.ts';

const statusWords: Readonly<Record<ExecutionStatus, readonly [word: string, tone: Tone]>> = {
  RUNNING: ['running', 'running'],
  SUCCEEDED: ['succeeded', 'good'],
  FAILED: ['failed', 'bad'],
  TIMED_OUT: ['timed out', 'bad'],
  ABORTED: ['stopped', 'over'],
  PENDING_REDRIVE: ['waits for a redrive', 'waiting'],
};

/** The statuses that an execution can have here, in the order a person looks for them; redrives are not run locally. */
export const shownStatuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

/** A status in words. */
export function statusWord(status: ExecutionStatus): string {
  return statusWords[status][0];
}

/** How an execution stands. */
export function statusBadge(status: ExecutionStatus): Markup {
  return badge(...statusWords[status]);
}
