import type * as z from 'zod';
import type { ImportDeps } from '../../acts/bulk/prepare-bulk.ts';
import { writeResult } from '../../acts/bulk/write-result.ts';
import { bulkInputSchema } from '../../domain/bulk/dropped-file.ts';

export const inputSchema = bulkInputSchema.pick({ importId: true });

/** Writes the line of each row, and how the import has ended. */
export const createHandler =
  (deps: ImportDeps) =>
  ({ importId }: z.infer<typeof inputSchema>): ReturnType<typeof writeResult> =>
    writeResult(deps, importId);
