import { formatPieces, intrinsicArity, intrinsicFunctions } from './intrinsic-functions.ts';
import type { Json } from './json.ts';
import { parsePath, readByPath } from './path.ts';
import type { Path, Scope } from './path.ts';
import { StateFailureError } from './state-failure.ts';
import type { Refuse } from './unsupported-definition-error.ts';

/** What may stand under a field whose name ends in `.$`: a path, or a call of an intrinsic function. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Json; readonly pieces?: readonly string[] }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Expression[] };

interface Cursor {
  readonly text: string;
  position: number;
}

const tokens = {
  call: /\s*(States\.[A-Za-z0-9]+)\(/y,
  text: /\s*'((?:[^'\\]|\\.)*)'\s*/y,
  constant: /\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)\s*/y,
  path: /\s*(\$(?:[^,()[\]\s]|\[(?:\d+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\])*)\s*/y,
  comma: /\s*,/y,
  close: /\s*\)\s*/y,
};

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.position;
  const match = pattern.exec(cursor.text);
  if (match === null) return undefined;
  cursor.position = pattern.lastIndex;
  return match[1] ?? '';
}

function textLiteral(raw: string): Expression {
  // A backslash keeps the next character as it is, so `\{\}` is no place of a format.
  const pieces = [''];
  for (const [part, escaped] of raw.matchAll(/\\(.)|\{\}|[^\\{]+|\{/gs)) {
    if (part === '{}') pieces.push('');
    else pieces[pieces.length - 1] += escaped ?? part;
  }
  return { kind: 'literal', value: pieces.join('{}'), pieces };
}

function parseParameters(cursor: Cursor, refuse: Refuse): Expression[] {
  const parameters: Expression[] = [];
  if (take(cursor, tokens.close) !== undefined) return parameters;
  do parameters.push(parseValue(cursor, refuse));
  while (take(cursor, tokens.comma) !== undefined);
  if (take(cursor, tokens.close) === undefined) throw refuse(`'${cursor.text}' lacks a closing parenthesis`);
  return parameters;
}

function parseValue(cursor: Cursor, refuse: Refuse): Expression {
  const name = take(cursor, tokens.call);
  if (name !== undefined) {
    const parameters = parseParameters(cursor, refuse);
    const arity = name === 'States.Format' ? -1 : intrinsicArity[name];
    if (arity === undefined) throw refuse(`the function ${name} is not supported`);
    if (arity !== -1 && arity !== parameters.length) throw refuse(`${name} takes ${arity} values`);
    return { kind: 'call', name, parameters };
  }
  const text = take(cursor, tokens.text);
  if (text !== undefined) return textLiteral(text);
  const constant = take(cursor, tokens.constant);
  if (constant !== undefined) return { kind: 'literal', value: JSON.parse(constant) };
  const path = take(cursor, tokens.path);
  if (path !== undefined) return { kind: 'path', path: parsePath(path, refuse) };
  throw refuse(`'${cursor.text}' is not supported`);
}

export function parseExpression(text: string, refuse: Refuse): Expression {
  if (!text.startsWith('States.')) return { kind: 'path', path: parsePath(text, refuse) };
  const cursor = { text, position: 0 };
  const expression = parseValue(cursor, refuse);
  if (cursor.position !== text.length) throw refuse(`'${text}' is not supported`);
  return expression;
}

function format([template, ...values]: readonly Expression[], scope: Scope): Json {
  if (template === undefined) throw new StateFailureError('States.IntrinsicFailure', 'States.Format needs a template');
  const read = values.map((value) => evaluateExpression(value, scope));
  if (template.kind === 'literal' && template.pieces !== undefined) return formatPieces(template.pieces, read);
  const text = evaluateExpression(template, scope);
  if (typeof text !== 'string') throw new StateFailureError('States.IntrinsicFailure', 'A template is a string');
  return formatPieces(text.split('{}'), read);
}

export function evaluateExpression(expression: Expression, scope: Scope): Json {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'path') return readByPath(expression.path, scope);
  if (expression.name === 'States.Format') return format(expression.parameters, scope);
  const run = intrinsicFunctions[expression.name];
  if (run === undefined) throw new StateFailureError('States.IntrinsicFailure', `${expression.name} is not supported`);
  return run(
    expression.parameters.map((parameter) => evaluateExpression(parameter, scope)),
    scope.random,
  );
}
