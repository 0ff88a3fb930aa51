/**
 * An event pattern as EventBridge rules and Lambda's event source filters write it, as plain JSON: an object names
 * fields, a list holds the values or conditions of which one must hold.
 */
export type EventPattern = { readonly [field: string]: EventPattern | readonly PatternRule[] };

type Scalar = string | number | boolean | null;

/** A value to be equal to, or one condition. */
type PatternRule = Scalar | { readonly [condition: string]: unknown };

export class UnsupportedPatternError extends Error {
  override readonly name = 'UnsupportedPatternError';
  constructor(rule: unknown) {
    super(`the local stack does not know this condition of an event pattern: ${JSON.stringify(rule)}`);
  }
}

/**
 * Whether an event fits a pattern: every field the pattern names must fit; fields it does not name are free.
 * Knows equality, `prefix`, `suffix`, `exists`, `numeric` and `anything-but` (values or a prefix).
 * Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * @throws UnsupportedPatternError for any other condition
 */
export function matchesPattern(pattern: EventPattern, event: unknown): boolean {
  return Object.entries(pattern).every(([field, expected]) => {
    const value = isObject(event) ? event[field] : undefined;
    if (isRules(expected)) return expected.some((rule) => matchesRule(rule, value));
    // A list of objects fits when one of its members does.
    if (Array.isArray(value)) return value.some((member) => matchesPattern(expected, member));
    return matchesPattern(expected, value);
  });
}

function matchesRule(rule: PatternRule, value: unknown): boolean {
  if (isObject(rule) && typeof rule['exists'] === 'boolean') return rule['exists'] === isLeaf(value);
  if (Array.isArray(value)) return value.some((member) => matchesRule(rule, member));
  if (!isLeaf(value)) return false;
  if (!isObject(rule)) return rule === value;
  const [condition, operand] = Object.entries(rule)[0] ?? [];
  if (condition === 'prefix') return typeof value === 'string' && value.startsWith(text(operand, rule));
  if (condition === 'suffix') return typeof value === 'string' && value.endsWith(text(operand, rule));
  if (condition === 'numeric') return typeof value === 'number' && isInRange(value, operand, rule);
  if (condition === 'anything-but') return isAnythingBut(operand, value);
  throw new UnsupportedPatternError(rule);
}

function isAnythingBut(excluded: unknown, value: unknown): boolean {
  const rules = (Array.isArray(excluded) ? excluded : [excluded]) as readonly PatternRule[];
  return !rules.some((rule) => matchesRule(rule, value));
}

/** Operators and bounds in pairs, such as `['>', 0, '<=', 100]`: all must hold. */
function isInRange(value: number, bounds: unknown, rule: unknown): boolean {
  if (!Array.isArray(bounds) || bounds.length === 0 || bounds.length % 2 > 0) throw new UnsupportedPatternError(rule);
  for (let index = 0; index < bounds.length; index += 2) {
    if (!compares(value, bounds[index], bounds[index + 1], rule)) return false;
  }
  return true;
}

function compares(value: number, operator: unknown, bound: unknown, rule: unknown): boolean {
  if (typeof bound !== 'number') throw new UnsupportedPatternError(rule);
  if (operator === '<') return value < bound;
  if (operator === '<=') return value <= bound;
  if (operator === '=') return value === bound;
  if (operator === '>=') return value >= bound;
  if (operator === '>') return value > bound;
  throw new UnsupportedPatternError(rule);
}

function text(operand: unknown, rule: unknown): string {
  if (typeof operand !== 'string') throw new UnsupportedPatternError(rule);
  return operand;
}

function isLeaf(value: unknown): boolean {
  return value !== undefined && !isObject(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRules(expected: EventPattern | readonly PatternRule[]): expected is readonly PatternRule[] {
  return Array.isArray(expected);
}
