import type * as sfn from '@aws-sdk/client-sfn';
import type { TaskInvoker } from './engine.ts';
import type { ExecutionReader } from './execution-reader.ts';
import type { Activity } from './turn.ts';

interface StateMachineSource {
  readonly arn: string;
  readonly name: string;
  readonly definition: unknown;
}

export interface StepFunctionsOptions {
  /** A file, or `:memory:`. */
  readonly databasePath: string;
  /** Epoch milliseconds; may be virtual. */
  readonly clock: { now(): number };
  /** From 0 to 1, for the jitter of retries and `States.UUID`. */
  readonly random: () => number;
  readonly invoke: TaskInvoker;
  readonly activity: Activity;
  readonly stateMachines: readonly StateMachineSource[];
}

export interface StepFunctions extends ExecutionReader {
  readonly startExecution: (input: sfn.StartExecutionInput) => Promise<sfn.StartExecutionOutput>;
  readonly stopExecution: (input: sfn.StopExecutionInput) => Promise<sfn.StopExecutionOutput>;
  readonly sendTaskSuccess: (input: sfn.SendTaskSuccessInput) => Promise<sfn.SendTaskSuccessOutput>;
  readonly sendTaskFailure: (input: sfn.SendTaskFailureInput) => Promise<sfn.SendTaskFailureOutput>;
  /** The earliest end of a wait, retry or timeout, in epoch milliseconds. */
  readonly nextDueAt: () => number | undefined;
  /** Starts all that is due by the clock, in order of due time, then execution name. */
  readonly runDue: () => void;
  /** After a restart on the same database: calls again the functions that had not answered. */
  readonly resume: () => void;
  /** Billable state transitions so far: states entered and retries. */
  readonly transitionCount: () => number;
  /** The states that running executions are in, one name for each open branch. */
  readonly activeStates: () => readonly string[];
  readonly close: () => void;
}
