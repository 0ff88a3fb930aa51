import * as z from 'zod';
import { importChunk } from '../../acts/bulk/import-chunk.ts';
import type { ImportDeps } from '../../acts/bulk/prepare-bulk.ts';
import { bulkInputSchema } from '../../domain/bulk/dropped-file.ts';

export const inputSchema = bulkInputSchema.pick({ importId: true, of: true }).extend({ chunk: z.int().min(1) });

/** Takes the rows of a chunk, as the API takes each. */
export const createHandler =
  (deps: ImportDeps) =>
  (input: z.infer<typeof inputSchema>): Promise<{ readonly chunk: number }> =>
    importChunk(deps, input);
