import type { ExecutionRedriveStatus } from '@aws-sdk/client-sfn';
import { maxEvents } from './history.ts';
import type { ExecutionRow } from './store.ts';

const dayMs = 24 * 3600 * 1000;
const redrivablePeriodMs = 14 * dayMs;
const maxOpenTimeMs = 365 * dayMs;

/** Whether an execution could be redriven at an instant, and if not, why, in AWS's words. */
export interface Redrivability {
  readonly redriveStatus: ExecutionRedriveStatus;
  readonly redriveStatusReason?: string;
}

function obstacle(
  { status, startedAt, stoppedAt, nextEventId, frames }: ExecutionRow,
  now: number,
): string | undefined {
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`;
  if (now - (stoppedAt ?? now) > redrivablePeriodMs) return 'Execution redrivable period exceeded';
  if (now - startedAt > maxOpenTimeMs) return 'Execution has exceeded the max execution time';
  // An earlier version kept nothing of an execution that had ended.
  if (frames === '') return 'Execution was started before the launch of RedriveExecution';
  // The history needs room for ExecutionRedriven and at least one more event.
  if (nextEventId >= maxEvents) return 'Execution history event limit exceeded';
  return undefined;
}

export function redrivabilityOf(row: ExecutionRow, now: number): Redrivability {
  const redriveStatusReason = obstacle(row, now);
  if (redriveStatusReason === undefined) return { redriveStatus: 'REDRIVABLE' };
  return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
}
