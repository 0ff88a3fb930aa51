import type { History } from './history.ts';
import { whole } from './history.ts';
import type { Run } from './run.ts';
import type { Failure } from './state-failure.ts';

/** How an execution ended. */
export type Ending =
  | { readonly status: 'SUCCEEDED'; readonly output: string }
  | ({ readonly status: 'FAILED' | 'ABORTED' | 'TIMED_OUT' } & Failure);

export function recordEnding(history: History, run: Run, ending: Ending): void {
  const previous = run.root?.lastEventId ?? 0;
  if (ending.status === 'SUCCEEDED') {
    const details = { output: ending.output, outputDetails: whole };
    history.recordForRun(run, previous, 'ExecutionSucceeded', { executionSucceededEventDetails: details });
    return;
  }
  const details = { error: ending.error, cause: ending.cause };
  if (ending.status === 'FAILED') {
    history.recordForRun(run, previous, 'ExecutionFailed', { executionFailedEventDetails: details });
  } else if (ending.status === 'ABORTED') {
    history.recordForRun(run, previous, 'ExecutionAborted', { executionAbortedEventDetails: details });
  } else history.recordForRun(run, previous, 'ExecutionTimedOut', { executionTimedOutEventDetails: details });
}
