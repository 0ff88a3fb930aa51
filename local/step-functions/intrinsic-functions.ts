import { isJsonObject, parseJson } from './json.ts';
import type { Json } from './json.ts';
import { StateFailureError } from './state-failure.ts';

type IntrinsicFunction = (values: readonly Json[], random: () => number) => Json;

function failure(problem: string): StateFailureError {
  return new StateFailureError('States.IntrinsicFailure', problem);
}

function integer(value: Json | undefined): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw failure(`${JSON.stringify(value)} is not an integer`);
  return value;
}

function stringToJson(value: Json | undefined): Json {
  if (typeof value !== 'string') throw failure(`${JSON.stringify(value)} is not a string`);
  try {
    return parseJson(value);
  } catch (error) {
    if (error instanceof SyntaxError) throw failure(`'${value}' is not JSON: ${error.message}`);
    throw error;
  }
}

function uuid(random: () => number): string {
  const digits = Array.from({ length: 31 }, () => Math.floor(random() * 16).toString(16)).join('');
  const variant = (8 + Math.floor(random() * 4)).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(12, 15)}`,
    `${variant}${digits.slice(15, 18)}`,
    digits.slice(18, 30),
  ].join('-');
}

/** The functions that definitions may call, but `States.Format`, which needs its template as it was written. */
export const intrinsicFunctions: Readonly<Record<string, IntrinsicFunction>> = {
  'States.StringToJson': ([text]) => stringToJson(text),
  'States.JsonToString': ([value]) => JSON.stringify(value ?? null),
  'States.Array': (values) => [...values],
  'States.ArrayGetItem': ([list, index]) => {
    const item = Array.isArray(list) ? list[integer(index)] : undefined;
    if (item === undefined) throw failure(`There is no item ${JSON.stringify(index)} in ${JSON.stringify(list)}`);
    return item;
  },
  'States.MathAdd': ([left, right]) => integer(left) + integer(right),
  'States.UUID': (_values, random) => uuid(random),
  'States.JsonMerge': ([base, over, isDeep]) => {
    if (!isJsonObject(base) || !isJsonObject(over)) throw failure('States.JsonMerge merges two objects');
    if (isDeep !== false) throw failure('States.JsonMerge supports the shallow mode only: its third argument is false');
    return { ...base, ...over };
  },
};

/** How many values each function takes; -1 is any number. */
export const intrinsicArity: Readonly<Record<string, number>> = {
  'States.StringToJson': 1,
  'States.JsonToString': 1,
  'States.Array': -1,
  'States.ArrayGetItem': 2,
  'States.MathAdd': 2,
  'States.UUID': 0,
  'States.JsonMerge': 3,
};

/** Puts the values in the places between the pieces of a format; strings as they are, others as JSON. */
export function formatPieces(pieces: readonly string[], values: readonly Json[]): string {
  if (pieces.length !== values.length + 1) {
    throw failure(`States.Format has ${pieces.length - 1} places for ${values.length} values`);
  }
  return pieces.reduce((text, piece, index) => {
    const value = values[index - 1];
    if (typeof value === 'object' && value !== null) throw failure('States.Format takes no objects or arrays');
    return text + (typeof value === 'string' ? value : JSON.stringify(value ?? null)) + piece;
  });
}
