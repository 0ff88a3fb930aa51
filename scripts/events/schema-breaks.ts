type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonSchema = { readonly [key: string]: Json };

function isObject(json: Json | undefined): json is JsonSchema {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

const listOf = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? json : []);
const namesIn = (json: Json | undefined): readonly string[] => listOf(json).filter((each) => typeof each === 'string');
const asSchema = (json: Json | undefined): JsonSchema => (isObject(json) ? json : {});
const sentence = (json: Json | undefined): string => JSON.stringify(json) ?? 'nothing';

/** What may not change of a value within a version, whatever it is: words that only describe it are none of it. */
const fixed = ['type', 'enum', 'const', 'format', 'propertyNames', 'minItems', 'maxItems'] as const;

function breaksOfChoices(committed: JsonSchema, now: JsonSchema, path: string): string[] {
  return (['anyOf', 'oneOf'] as const).flatMap((choice) => {
    const [before, after] = [listOf(committed[choice]), listOf(now[choice])];
    if (before.length !== after.length) return [`${path}: has ${after.length} shapes instead of ${before.length}`];
    return before.flatMap((each, index) => breaksOf(asSchema(each), asSchema(after[index]), path));
  });
}

/**
 * Everything in which a schema would break readers of a committed one: a field that is gone or holds something else, one
 * that may be absent now, or one that is new and may not. A new field that may be absent breaks nobody.
 */
export function breaksOf(committed: JsonSchema, now: JsonSchema, path = 'detail'): string[] {
  const [before, after] = [asSchema(committed['properties']), asSchema(now['properties'])];
  const [had, has] = [namesIn(committed['required']), namesIn(now['required'])];
  const names = Object.keys(before);
  return [
    ...fixed.flatMap((key) =>
      sentence(committed[key]) === sentence(now[key])
        ? []
        : [`${path}: ${key} is ${sentence(now[key])} instead of ${sentence(committed[key])}`],
    ),
    ...names.flatMap((name) =>
      name in after
        ? breaksOf(asSchema(before[name]), asSchema(after[name]), `${path}.${name}`)
        : [`${path}.${name}: is gone`],
    ),
    ...had.filter((name) => !has.includes(name) && name in after).map((name) => `${path}.${name}: may be absent now`),
    ...has
      .filter((name) => !had.includes(name))
      .map((name) => `${path}.${name}: must be there now, and did not have to be`),
    ...(isObject(committed['items']) ? breaksOf(committed['items'], asSchema(now['items']), `${path}[]`) : []),
    ...breaksOfChoices(committed, now, path),
  ];
}
