import type { TaskInvoker } from './engine.ts';
import type { ExecutionControl } from './execution-control.ts';
import type { ExecutionReader } from './execution-reader.ts';
import type { ExecutionSearch } from './execution-search.ts';
import type { HistoryReader } from './history-reader.ts';
import type { MachineReader } from './machine-reader.ts';
import type { TaskAnswers } from './task-answers.ts';
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

export interface StepFunctions
  extends ExecutionControl, ExecutionReader, ExecutionSearch, HistoryReader, MachineReader, TaskAnswers {
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
