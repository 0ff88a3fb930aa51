import { isJsonObject } from './json.ts';
import type { Json } from './json.ts';
import { StateFailureError } from './state-failure.ts';
import type { Refuse } from './unsupported-definition-error.ts';

/** A reference path: `$.plan.at[0]` into the state's input, `$$.Execution.Id` into the context object. */
export interface Path {
  readonly text: string;
  readonly root: 'input' | 'context';
  readonly segments: readonly (string | number)[];
}

/** What a path, template or rule is evaluated on. The context object is made only when asked for. */
export interface Scope {
  readonly input: Json;
  readonly context: () => Json;
  readonly random: () => number;
}

const segmentPattern = /\.([\p{L}\p{N}_-]+)|\[(\d+)\]|\[(?:'((?:[^'\\]|\\.)+)'|"((?:[^"\\]|\\.)+)")\]/uy;

const contextFields = new Set([
  'Execution.Id',
  'Execution.Name',
  'Execution.StartTime',
  'Execution.Input',
  'State.Name',
  'State.EnteredTime',
  'State.RetryCount',
  'StateMachine.Id',
  'StateMachine.Name',
  'Task.Token',
]);

/** Parses a path of field names and indexes; wildcards, slices and filters are refused. */
export function parsePath(text: string, refuse: Refuse): Path {
  if (!text.startsWith('$')) throw refuse(`'${text}' is not a path`);
  const root = text.startsWith('$$') ? 'context' : 'input';
  const segments: (string | number)[] = [];
  let position = root === 'context' ? 2 : 1;
  while (position < text.length) {
    segmentPattern.lastIndex = position;
    const match = segmentPattern.exec(text);
    if (match === null) throw refuse(`the path '${text}' is not supported`);
    const [whole, name, index, single, double] = match;
    segments.push(index === undefined ? (name ?? (single ?? double ?? '').replaceAll(/\\(.)/g, '$1')) : Number(index));
    position += whole.length;
  }
  if (root === 'context' && !contextFields.has(segments.slice(0, 2).join('.'))) {
    throw refuse(`the context path '${text}' is not supported`);
  }
  return { text, root, segments };
}

/** The value at the path, or undefined if there is none. */
export function findByPath(path: Path, scope: Scope): Json | undefined {
  let value: Json | undefined = path.root === 'context' ? scope.context() : scope.input;
  for (const segment of path.segments) {
    if (typeof segment === 'number') value = Array.isArray(value) ? value[segment] : undefined;
    else value = isJsonObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/** The value at the path; without one the state fails with `States.Runtime`, as on AWS. */
export function readByPath(path: Path, scope: Scope): Json {
  const value = findByPath(path, scope);
  if (value === undefined) {
    const input = JSON.stringify(scope.input);
    throw new StateFailureError(
      'States.Runtime',
      `The JSONPath '${path.text}' could not be found in the input '${input}'`,
    );
  }
  return value;
}
