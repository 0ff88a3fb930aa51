import type * as z from 'zod';
import type { Fault } from './fault.ts';

export const notAField = 'is not a field of this request';

/** Every field at fault and why; what is wrong as a whole is the field `body`. */
function faultsIn({ issues }: z.ZodError): Fault[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: notAField }))
      : [{ field: issue.path.join('.') || 'body', message: issue.message }],
  );
}

export type ReadValue<T> =
  { readonly kind: 'read'; readonly value: T } | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Reads a value by its schema, or names every field at fault and why, with those that `besides` finds. */
export function readValue<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  besides: (value: unknown) => readonly Fault[] = () => [],
): ReadValue<z.infer<Schema>> {
  const result = schema.safeParse(value, { error: ({ input }) => (input === undefined ? 'is missing' : undefined) });
  if (result.success) return { kind: 'read', value: result.data };
  const faults = faultsIn(result.error);
  const named = new Set(faults.map(({ field }) => field));
  const others = named.has('body') ? [] : besides(value).filter(({ field }) => !named.has(field));
  return { kind: 'faulty', faults: [...faults, ...others] };
}
