import type { ChoiceState, FailState, State, WaitState } from './definition.ts';
import { pending, setDue } from './engine.ts';
import type { Engine, Outcome } from './engine.ts';
import { evaluateExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import { readByPath } from './path.ts';
import type { Frame } from './run.ts';
import { inputOf, outputOf, parametersOf, scopeOf } from './state-data.ts';
import { StateFailureError } from './state-failure.ts';
import { parseTimestamp } from './timestamp.ts';

/** States that need nothing but the interpreter: all but Task and Parallel. */
export type PlainState = Exclude<State, { type: 'Task' | 'Parallel' }>;

function waitEnd(engine: Engine, frame: Frame, { name, until }: WaitState): number {
  const scope = scopeOf(frame, inputOf(frame, engine.random), engine.random);
  if (until.kind === 'seconds') {
    const seconds = typeof until.seconds === 'number' ? until.seconds : readByPath(until.seconds, scope);
    if (typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0) {
      return frame.enteredAt + seconds * 1000;
    }
    throw new StateFailureError('States.Runtime', `'${name}' cannot wait ${JSON.stringify(seconds)} seconds`);
  }
  const timestamp = typeof until.timestamp === 'string' ? until.timestamp : readByPath(until.timestamp, scope);
  const at = typeof timestamp === 'string' ? parseTimestamp(timestamp) : undefined;
  if (at !== undefined) return at;
  const path = typeof until.timestamp === 'string' ? '' : until.timestamp.text;
  throw new StateFailureError(
    'States.Runtime',
    `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${path} == ${typeof timestamp === 'string' ? timestamp : JSON.stringify(timestamp)}`,
  );
}

function wait(engine: Engine, frame: Frame, state: WaitState): Outcome {
  const until = waitEnd(engine, frame, state);
  if (until <= engine.clock.now()) return waitedOut(engine, frame);
  frame.work = { kind: 'waiting', until };
  setDue(engine, frame, until);
  return pending;
}

/** A Wait whose instant has come. */
export function waitedOut(engine: Engine, frame: Frame): Outcome {
  return passOn(engine, frame, frame.state.next);
}

function passOn(engine: Engine, frame: Frame, next: string | undefined): Outcome {
  return { kind: 'exit', output: outputOf(frame, inputOf(frame, engine.random), engine.random), next };
}

function choose(engine: Engine, frame: Frame, state: ChoiceState): Outcome {
  const scope = scopeOf(frame, inputOf(frame, engine.random), engine.random);
  const next = state.choices.find(({ rule }) => rule(scope))?.next ?? state.otherwise;
  if (next !== undefined) return passOn(engine, frame, next);
  throw new StateFailureError(
    'States.NoChoiceMatched',
    `No rule of the Choice state '${state.name}' matched, and it has no Default.`,
  );
}

function fail(engine: Engine, frame: Frame, state: FailState): Outcome {
  const read = (expression: Expression | undefined, field: string): string | undefined => {
    if (expression === undefined) return undefined;
    const value = evaluateExpression(expression, scopeOf(frame, frame.input, engine.random));
    if (typeof value === 'string') return value;
    throw new StateFailureError('States.Runtime', `${field} of '${state.name}' is not a string`);
  };
  return { kind: 'failure', failure: { error: read(state.error, 'Error'), cause: read(state.cause, 'Cause') } };
}

/** Runs a state that calls nothing. Throws `StateFailureError` when its fields cannot be evaluated. */
export function attemptPlainState(engine: Engine, frame: Frame, state: PlainState): Outcome {
  switch (state.type) {
    case 'Pass': {
      const result = state.result ?? parametersOf(frame, engine.random);
      return { kind: 'exit', output: outputOf(frame, result, engine.random), next: state.next };
    }
    case 'Wait':
      return wait(engine, frame, state);
    case 'Choice':
      return choose(engine, frame, state);
    case 'Succeed':
      return passOn(engine, frame, undefined);
    case 'Fail':
      return fail(engine, frame, state);
  }
}
