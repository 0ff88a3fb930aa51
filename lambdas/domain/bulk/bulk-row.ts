import type { Fault } from '../fault.ts';

/** A row of a bulk file, by its number from 1, the header not counted: the body of a request, or why there is none. */
export type BulkRow = {
  readonly row: number;
  readonly value?: unknown;
  readonly faults?: readonly Fault[];
};

/** A file of which no row can be read, and why. */
export type UnreadableFile = { readonly kind: 'unreadable'; readonly faults: readonly Fault[] };
export type ReadFile = { readonly kind: 'rows'; readonly rows: readonly BulkRow[] } | UnreadableFile;

export const unreadable = (field: string, message: string): UnreadableFile => ({
  kind: 'unreadable',
  faults: [{ field, message }],
});
