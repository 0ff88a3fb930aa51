import type { State } from './definition.ts';
import type { Json, JsonObject } from './json.ts';
import { readByPath } from './path.ts';
import type { Path, Scope } from './path.ts';
import { fillTemplate } from './payload-template.ts';
import { putResult } from './result-path.ts';
import type { Frame } from './run.ts';
import { StateFailureError } from './state-failure.ts';

/** Step Functions refuses inputs, outputs and results above this. */
export const maxPayloadBytes = 262_144;

function contextOf(frame: Frame): JsonObject {
  const { run } = frame;
  const token = frame.work.kind === 'task' ? frame.work.token : undefined;
  return {
    Execution: { Id: run.arn, Name: run.name, StartTime: new Date(run.startedAt).toISOString(), Input: run.input },
    State: {
      Name: frame.state.name,
      EnteredTime: new Date(frame.enteredAt).toISOString(),
      RetryCount: frame.retries.reduce((sum, count) => sum + count, 0),
    },
    StateMachine: { Id: run.machineArn, Name: run.machineName },
    ...(token === undefined ? {} : { Task: { Token: token } }),
  };
}

export function scopeOf(frame: Frame, input: Json, random: () => number): Scope {
  return { input, context: () => contextOf(frame), random };
}

function throughPath(path: Path | null, frame: Frame, value: Json, random: () => number): Json {
  return path === null ? {} : readByPath(path, scopeOf(frame, value, random));
}

/** The state's input after `InputPath`. */
export function inputOf(frame: Frame, random: () => number): Json {
  return throughPath(frame.state.inputPath, frame, frame.input, random);
}

/** The state's input after `InputPath` and `Parameters`: what a task is called with, or a branch begins with. */
export function parametersOf(frame: Frame, random: () => number): Json {
  const input = inputOf(frame, random);
  const template = 'parameters' in frame.state ? frame.state.parameters : undefined;
  return template === undefined ? input : fillTemplate(template, scopeOf(frame, input, random));
}

function resultPathOf(state: State) {
  return 'resultPath' in state ? state.resultPath : [];
}

/** The state's output: the result through `ResultSelector`, put by `ResultPath`, through `OutputPath`. */
export function outputOf(frame: Frame, result: Json, random: () => number): Json {
  const selector = 'resultSelector' in frame.state ? frame.state.resultSelector : undefined;
  const selected = selector === undefined ? result : fillTemplate(selector, scopeOf(frame, result, random));
  const put = putResult(frame.input, resultPathOf(frame.state), selected);
  return throughPath(frame.state.outputPath, frame, put, random);
}

/** The JSON text of a value, undefined when it is above the size AWS takes. */
export function textWithinLimit(value: Json): string | undefined {
  const text = JSON.stringify(value);
  return text.length * 3 <= maxPayloadBytes || Buffer.byteLength(text) <= maxPayloadBytes ? text : undefined;
}

/** AWS's words for a size above the limit. */
export function tooLarge(stateOrTask: string): string {
  return `The state/task '${stateOrTask}' returned a result with a size exceeding the maximum number of bytes service limit.`;
}

/** The JSON text of what a state received or answered; fails the state when it is above the size AWS takes. */
export function boundedText(frame: Frame, value: Json): string {
  const text = textWithinLimit(value);
  if (text !== undefined) return text;
  throw new StateFailureError('States.DataLimitExceeded', tooLarge(frame.state.name));
}
