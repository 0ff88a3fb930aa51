import type { Ending } from './ending.ts';
import type { History } from './history.ts';
import { whole } from './history.ts';
import { roleArnOf } from './role-arn.ts';
import type { Run } from './run.ts';

export function recordStarted(history: History, run: Run): void {
  const details = { input: JSON.stringify(run.input), inputDetails: whole, roleArn: roleArnOf(run.machineArn) };
  history.recordForRun(run, 0, 'ExecutionStarted', { executionStartedEventDetails: details });
}

export function recordEnding(history: History, run: Run, ending: Ending): void {
  if (ending.status === 'SUCCEEDED') {
    const details = { output: ending.output, outputDetails: whole };
    history.recordForRun(run, run.root?.lastEventId ?? 0, 'ExecutionSucceeded', {
      executionSucceededEventDetails: details,
    });
    return;
  }
  const details = { error: ending.error, cause: ending.cause };
  if (ending.status === 'FAILED') {
    history.recordForRun(run, run.root?.lastEventId ?? 0, 'ExecutionFailed', { executionFailedEventDetails: details });
    return;
  }
  // What comes from outside follows from no event of the execution: AWS links it to 0.
  if (ending.status === 'ABORTED') {
    history.recordForRun(run, 0, 'ExecutionAborted', { executionAbortedEventDetails: details });
  } else history.recordForRun(run, 0, 'ExecutionTimedOut', { executionTimedOutEventDetails: details });
}

/** Answers the id of the event, which follows the end of the execution. */
export function recordRedriven(history: History, run: Run, redriveCount: number): number {
  const details = { executionRedrivenEventDetails: { redriveCount } };
  return history.recordForRun(run, run.nextEventId - 1, 'ExecutionRedriven', details);
}
