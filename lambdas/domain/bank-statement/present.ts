type Present<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** The fields that have a value: a field that a file does not give is absent, not undefined. */
export function present<T extends object>(fields: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Present<T>>;
}
