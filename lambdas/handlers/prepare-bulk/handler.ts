import { type ImportDeps, prepareBulk, type Prepared } from '../../acts/bulk/prepare-bulk.ts';
import { type BulkInput, bulkInputSchema } from '../../domain/bulk/dropped-file.ts';

export const inputSchema = bulkInputSchema;

/** Cuts a dropped file into chunks of rows; answers their numbers alone. */
export const createHandler =
  (deps: ImportDeps) =>
  (input: BulkInput): Promise<Prepared> =>
    prepareBulk(deps, input);
