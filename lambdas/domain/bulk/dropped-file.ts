import * as z from 'zod';
import { intakePrefixes } from '../intake-prefixes.ts';
import { type BulkKind, bulkKinds } from './columns.ts';

/** What an execution of the bulk import is about. */
export const bulkInputSchema = z.object({
  importId: z.string().regex(/^import-[0-9a-f]{24}$/),
  of: z.enum(bulkKinds),
  key: z.string().min(1).max(1024),
  etag: z.string().min(1),
});
export type BulkInput = z.infer<typeof bulkInputSchema>;

/** What a dropped file is of, by the folder it was dropped into; undefined below any other one. */
export function kindOfKey(key: string): BulkKind | undefined {
  return bulkKinds.find((kind) => key.startsWith(`${intakePrefixes.bulk}${kind}/`));
}

/** Where the rows of a chunk wait to be taken. */
export function chunkKey(importId: string, chunk: number): string {
  return `${intakePrefixes.work}${importId}/rows-${String(chunk).padStart(5, '0')}.json`;
}

/** Where the result of a dropped file is: below its own name, one for each time it was dropped. */
export function resultKey(key: string, importId: string): string {
  return `${intakePrefixes.results}${key}/${importId}.ndjson`;
}
