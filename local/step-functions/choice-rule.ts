import { isJsonObject } from './json.ts';
import type { Json } from './json.ts';
import { findByPath, parsePath, readByPath } from './path.ts';
import type { Scope } from './path.ts';
import { StateFailureError } from './state-failure.ts';
import { parseTimestamp } from './timestamp.ts';
import type { Refuse } from './unsupported-definition-error.ts';

/** A rule of a Choice state, ready to be asked. */
export type Rule = (scope: Scope) => boolean;

type Comparable = string | number | boolean;

const readers: Readonly<Record<string, (value: Json) => Comparable | undefined>> = {
  String: (value) => (typeof value === 'string' ? value : undefined),
  Numeric: (value) => (typeof value === 'number' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Timestamp: (value) => (typeof value === 'string' ? parseTimestamp(value) : undefined),
};

const orders: Readonly<Record<string, (left: Comparable, right: Comparable) => boolean>> = {
  Equals: (left, right) => left === right,
  LessThan: (left, right) => left < right,
  GreaterThan: (left, right) => left > right,
  LessThanEquals: (left, right) => left <= right,
  GreaterThanEquals: (left, right) => left >= right,
};

const typeTests: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === 'string',
  IsNumeric: (value) => typeof value === 'number',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => typeof value === 'string' && parseTimestamp(value) !== undefined,
};

/** `*` stands for any text, `\*` for a star. */
function wildcard(pattern: string): (text: string) => boolean {
  const source = pattern.replaceAll(/\\([*\\])|\*|[^\\*]+|\\/g, (part, escaped: string | undefined) =>
    part === '*' ? '.*' : (escaped ?? part).replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'),
  );
  const expression = new RegExp(`^${source}$`, 's');
  return (text) => expression.test(text);
}

function parseComparison(variable: string, operator: string, operand: Json, refuse: Refuse): Rule {
  const path = parsePath(variable, refuse);
  const value = (scope: Scope): Json => {
    const found = findByPath(path, scope);
    if (found !== undefined) return found;
    throw new StateFailureError(
      'States.Runtime',
      `Invalid path '${path.text}': The choice state's condition path references an invalid value.`,
    );
  };
  if (operator.startsWith('Is') && typeof operand !== 'boolean') throw refuse(`'${operator}' is true or false`);
  if (operator === 'IsPresent') return (scope) => (findByPath(path, scope) !== undefined) === operand;
  const typeTest = typeTests[operator];
  if (typeTest !== undefined) return (scope) => typeTest(value(scope)) === operand;
  if (operator === 'StringMatches' && typeof operand === 'string') {
    const matches = wildcard(operand);
    return (scope) => {
      const text = value(scope);
      return typeof text === 'string' && matches(text);
    };
  }
  const [, type = '', order = '', fromPath] = /^(String|Numeric|Boolean|Timestamp)(\w+?)(Path)?$/.exec(operator) ?? [];
  const read = readers[type];
  const compare = type === 'Boolean' && order !== 'Equals' ? undefined : orders[order];
  if (read === undefined || compare === undefined) throw refuse(`'${operator}' is not supported`);
  if (fromPath === undefined && read(operand) === undefined) {
    throw refuse(`${JSON.stringify(operand)} is no operand of '${operator}'`);
  }
  if (fromPath !== undefined && typeof operand !== 'string') throw refuse(`'${operator}' needs a path`);
  const other = fromPath === undefined || typeof operand !== 'string' ? undefined : parsePath(operand, refuse);
  return (scope) => {
    const left = read(value(scope));
    const right = read(other === undefined ? operand : readByPath(other, scope));
    return left !== undefined && right !== undefined && compare(left, right);
  };
}

/** Parses a rule with `And`, `Or`, `Not` or one comparison; `And` and `Or` stop at the first answer, as AWS does. */
export function parseRule(raw: Json, refuse: Refuse): Rule {
  if (!isJsonObject(raw)) throw refuse('a rule is an object');
  const { Next: _next, Comment: _comment, Variable: variable, ...rest } = raw;
  const [first, ...more] = Object.entries(rest);
  if (first === undefined || more.length > 0) throw refuse(`a rule has one operator, not ${JSON.stringify(rest)}`);
  const [operator, operand] = first;
  if (operator === 'Not') {
    const inner = parseRule(operand, refuse);
    return (scope) => !inner(scope);
  }
  if (operator === 'And' || operator === 'Or') {
    if (!Array.isArray(operand)) throw refuse(`'${operator}' holds a list of rules`);
    const inner = operand.map((rule) => parseRule(rule, refuse));
    return operator === 'And'
      ? (scope) => inner.every((rule) => rule(scope))
      : (scope) => inner.some((rule) => rule(scope));
  }
  if (typeof variable !== 'string') throw refuse(`a rule with '${operator}' needs a 'Variable'`);
  return parseComparison(variable, operator, operand, refuse);
}
