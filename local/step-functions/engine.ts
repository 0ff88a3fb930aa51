import type { DueQueue } from '../time/due-queue.ts';
import type { History } from './history.ts';
import type { Json } from './json.ts';
import type { Frame, Run } from './run.ts';
import type { Failure } from './state-failure.ts';
import type { Activity, Turn } from './turn.ts';

/**
 * Calls a Lambda function. A failure carries the error's name (`PlanIsStale`, `Lambda.ServiceException`)
 * and a cause, for a function's own error the JSON `{ errorType, errorMessage }`.
 */
export type TaskInvoker = (call: {
  functionArn: string;
  payload: unknown;
}) => Promise<{ ok: true; payload: unknown } | { ok: false; error: string; cause: string }>;

/** What the parts of the interpreter share. */
export interface Engine {
  readonly clock: { now(): number };
  readonly random: () => number;
  readonly invoke: TaskInvoker;
  readonly activity: Activity;
  readonly turn: Turn;
  readonly history: History;
  readonly dues: DueQueue<Run | Frame>;
}

/** What came of a state's attempt. */
export type Outcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'exit'; readonly output: Json; readonly next: string | undefined }
  | { readonly kind: 'failure'; readonly failure: Failure };

export const pending: Outcome = { kind: 'pending' };

/** Sets when the frame has to be looked at again. */
export function setDue(engine: Engine, frame: Frame, at: number): void {
  frame.due = engine.dues.add(at, frame.run.name, frame);
}

export function clearDue(engine: Engine, owner: Run | Frame): void {
  if (owner.due !== undefined) engine.dues.cancel(owner.due);
  owner.due = undefined;
}
