/** Picks the domain's part of an item that was stored by this adapter. */
export function part<T>(item: Record<string, unknown> | undefined, name: string): T | undefined {
  return item?.[name] as T | undefined;
}

/** Picks the named fields of an item that was stored by this adapter. */
export function flat<T>(item: Record<string, unknown> | undefined, fields: readonly string[]): T | undefined {
  return item && (Object.fromEntries(fields.map((field) => [field, item[field]])) as T);
}
