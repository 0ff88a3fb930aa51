import { isJsonObject } from './json.ts';
import type { Json } from './json.ts';
import { parsePath } from './path.ts';
import { StateFailureError } from './state-failure.ts';
import type { Refuse } from './unsupported-definition-error.ts';

/** Where a result goes in the state's input: a list of field names, or null when the result is discarded. */
export type ResultPath = readonly string[] | null;

export function parseResultPath(text: string | null | undefined, refuse: Refuse): ResultPath {
  if (text === null) return null;
  const path = parsePath(text ?? '$', refuse);
  if (path.root === 'context') throw refuse('a result cannot go into the context object');
  return path.segments.map((segment) => {
    if (typeof segment === 'number') throw refuse(`an index in the result path '${path.text}' is not supported`);
    return segment;
  });
}

/** The input with the result put at the path; what is not on the path stays as it was. */
export function putResult(input: Json, path: ResultPath, result: Json): Json {
  if (path === null) return input;
  const [name, ...rest] = path;
  if (name === undefined) return result;
  if (!isJsonObject(input)) {
    throw new StateFailureError(
      'States.ResultPathMatchFailure',
      `Unable to apply step "${name}" to input ${JSON.stringify(input)}`,
    );
  }
  const inner: Json = (Object.hasOwn(input, name) ? input[name] : undefined) ?? {};
  return { ...input, [name]: putResult(inner, rest, result) };
}
