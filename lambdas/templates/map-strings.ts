/** The same plain data with every string in it replaced; keys, numbers, booleans and nulls stay. */
export const mapStrings = <Data>(data: Data, replace: (text: string) => string): Data => {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return replace(value);
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner)]));
  };
  // The visit keeps the shape, so the type of the input is the type of the output.
  return visit(data) as Data;
};

/**
 * A value that can be printed on one line: control characters (line breaks first of all, which would let a name
 * write lines of its own), marks that reverse the direction of text and characters of private use become a space.
 */
export const withoutControlCharacters = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069\p{Co}]+/gu, ' ').trim();
