import type { TaskState } from './definition.ts';
import { pending, setDue } from './engine.ts';
import type { Engine, Outcome } from './engine.ts';
import { parseJson } from './json.ts';
import type { Json } from './json.ts';
import type { Frame, Work } from './run.ts';
import { boundedText, outputOf, parametersOf, textWithinLimit, tooLarge } from './state-data.ts';
import type { Failure } from './state-failure.ts';
import {
  callOf,
  recordFailed,
  recordScheduled,
  recordSubmitted,
  recordSucceeded,
  recordTimedOut,
} from './task-events.ts';
import { newTaskToken } from './task-token.ts';

type TaskWork = Extract<Work, { kind: 'task' }>;
type Result = { ok: true; payload: Json } | { ok: false; failure: Failure };

/** Hands the outcome of a task's call back to the interpreter, which drives the run on. */
export type Conclude = (frame: Frame, settle: () => Outcome) => void;

async function call(engine: Engine, parameters: Json, state: TaskState): Promise<Result> {
  // The function gets and gives copies: values are shared between states.
  const { functionArn, payload } = callOf(state, parameters);
  try {
    const result = await engine.invoke({ functionArn, payload: parseJson(JSON.stringify(payload)) });
    if (!result.ok) return { ok: false, failure: { error: result.error, cause: result.cause } };
    return { ok: true, payload: parseJson(JSON.stringify(result.payload ?? null)) };
  } catch (error) {
    // AWS names a call that ended without a proper answer `Lambda.Unknown`; the execution carries its cause.
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ok: false, failure: { error: 'Lambda.Unknown', cause } };
  }
}

function failed(engine: Engine, frame: Frame, state: TaskState, failure: Failure): Outcome {
  recordFailed(engine.history, frame, state, failure);
  return { kind: 'failure', failure };
}

function succeeded(engine: Engine, frame: Frame, state: TaskState, payload: Json): Outcome {
  const text = textWithinLimit(payload);
  if (text === undefined) {
    const task = state.resource.kind === 'function' ? state.resource.arn : 'lambda';
    return failed(engine, frame, state, { error: 'States.DataLimitExceeded', cause: tooLarge(task) });
  }
  recordSucceeded(engine.history, frame, state, text);
  return { kind: 'exit', output: outputOf(frame, payload, engine.random), next: state.next };
}

function settle(engine: Engine, frame: Frame, state: TaskState, work: TaskWork, result: Result): Outcome {
  if (!result.ok) return failed(engine, frame, state, result.failure);
  if (work.token === undefined) return succeeded(engine, frame, state, result.payload);
  recordSubmitted(engine.history, frame, result.payload);
  work.isSubmitted = true;
  return pending;
}

async function perform(engine: Engine, frame: Frame, state: TaskState, parameters: Json, conclude: Conclude) {
  const { work } = frame;
  if (work.kind !== 'task') return;
  const done = engine.activity.begin();
  try {
    const result = await call(engine, parameters, state);
    // A task that was aborted, answered by its token or timed out meanwhile has another work by now.
    if (frame.work === work) conclude(frame, () => settle(engine, frame, state, work, result));
  } finally {
    done();
  }
}

/** Calls the function once the state is on disk, so that a restart finds every call that may have had an effect. */
export function beginTask(engine: Engine, frame: Frame, state: TaskState, conclude: Conclude): Outcome {
  const token = state.resource.kind === 'callback' ? newTaskToken(frame.run) : undefined;
  const timeoutAt = state.timeoutSeconds === undefined ? undefined : engine.clock.now() + state.timeoutSeconds * 1000;
  const work: TaskWork = { kind: 'task', token, timeoutAt, isSubmitted: false };
  frame.work = work;
  const parameters = parametersOf(frame, engine.random);
  boundedText(frame, parameters);
  recordScheduled(engine.history, frame, state, parameters);
  if (timeoutAt !== undefined) setDue(engine, frame, timeoutAt);
  engine.turn.afterCommit(() => {
    if (frame.work === work) void perform(engine, frame, state, parameters, conclude);
  });
  return pending;
}

/** After a restart: a call that had not ended is made again, with the same token; an open token just waits. */
export function resumeTask(engine: Engine, frame: Frame, state: TaskState, conclude: Conclude): void {
  if (frame.work.kind !== 'task' || frame.work.isSubmitted) return;
  void perform(engine, frame, state, parametersOf(frame, engine.random), conclude);
}

/** The token's answer. It may come before the function's own end, as on AWS. */
export function answerTask(engine: Engine, frame: Frame, state: TaskState, answer: Result): Outcome {
  return answer.ok ? succeeded(engine, frame, state, answer.payload) : failed(engine, frame, state, answer.failure);
}

export function timeOutTask(engine: Engine, frame: Frame, state: TaskState): Outcome {
  // AWS gives a timeout no cause.
  const failure = { error: 'States.Timeout' };
  recordTimedOut(engine.history, frame, state, failure);
  return { kind: 'failure', failure };
}
