import type { HistoryEvent, HistoryEventType } from '@aws-sdk/client-sfn';
import type { Frame, Run } from './run.ts';

/** AWS ends an execution with its 25,000th event. */
export const maxEvents = 25_000;

type EventDetails = Omit<HistoryEvent, 'timestamp' | 'type' | 'id' | 'previousEventId'>;

/** The history of a run is full; the run has to fail. */
export class HistoryLimitReachedError extends Error {
  override readonly name = 'HistoryLimitReachedError';
}

export interface StoredEvent {
  readonly executionId: number;
  readonly id: number;
  readonly previousEventId: number;
  readonly at: number;
  readonly type: HistoryEventType;
  readonly details: EventDetails;
}

export interface History {
  /** Appends an event to the branch, linked to the branch's event before it. */
  record(frame: Frame, type: HistoryEventType, details?: EventDetails): void;
  /** Appends an event that no event of a branch links to, and answers its id. */
  recordForRun(run: Run, previousEventId: number, type: HistoryEventType, details?: EventDetails): number;
}

const closing: ReadonlySet<string> = new Set([
  'ExecutionSucceeded',
  'ExecutionFailed',
  'ExecutionAborted',
  'ExecutionTimedOut',
]);

/** What AWS says of data it shows whole. */
export const whole = { truncated: false } as const;

export function createHistory(append: (event: StoredEvent) => void, clock: { now(): number }): History {
  const recordForRun: History['recordForRun'] = (run, previousEventId, type, details = {}) => {
    if (run.nextEventId >= maxEvents && !closing.has(type)) {
      throw new HistoryLimitReachedError(`The execution reached the maximum number of history events (${maxEvents}).`);
    }
    const id = run.nextEventId;
    run.nextEventId += 1;
    append({ executionId: run.id, id, previousEventId, at: clock.now(), type, details });
    return id;
  };
  return {
    recordForRun,
    record(frame, type, details) {
      frame.lastEventId = recordForRun(frame.run, frame.lastEventId, type, details);
    },
  };
}
