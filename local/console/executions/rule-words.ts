const orderWords: Readonly<Record<string, string>> = {
  Equals: 'is',
  LessThan: 'is less than',
  GreaterThan: 'is more than',
  LessThanEquals: 'is at most',
  GreaterThanEquals: 'is at least',
};

const kindWords: Readonly<Record<string, string>> = {
  IsPresent: 'there',
  IsNull: 'null',
  IsString: 'a text',
  IsNumeric: 'a number',
  IsBoolean: 'true or false',
  IsTimestamp: 'an instant',
};

/** `$.plan.action` is known by its last name. */
function subjectOf(variable: unknown): string {
  return String(variable).split('.').at(-1) ?? '';
}

function comparisonWords(subject: string, operator: string, operand: unknown): string {
  const kind = kindWords[operator];
  if (kind !== undefined) return `${subject} ${operand === true ? 'is' : 'is not'} ${kind}`;
  if (operator === 'StringMatches') return `${subject} is like ${String(operand)}`;
  const [, order = '', path] = /^(?:String|Numeric|Boolean|Timestamp)(\w+?)(Path)?$/.exec(operator) ?? [];
  return `${subject} ${orderWords[order] ?? operator} ${path === undefined ? String(operand) : subjectOf(operand)}`;
}

/** A rule of a Choice state as people say it: `action is dun`. */
export function ruleWords(rule: object): string {
  const { Next: _next, Comment: _comment, Variable: variable, ...rest } = rule as Record<string, unknown>;
  const [operator = '', operand] = Object.entries(rest)[0] ?? [];
  if (operator === 'Not') return `not (${ruleWords(operand as object)})`;
  if (operator === 'And' || operator === 'Or') {
    return (operand as object[]).map(ruleWords).join(operator === 'And' ? ' and ' : ' or ');
  }
  return comparisonWords(subjectOf(variable), operator, operand);
}
