import type { BulkKind } from '../../domain/bulk/columns.ts';
import { loadRows } from './chunk-rows.ts';
import type { ImportDeps } from './prepare-bulk.ts';
import { takeChunk } from './take-chunk.ts';

/** Takes the rows of one chunk; again, it finds them taken. */
export async function importChunk(
  deps: ImportDeps,
  { importId, of, chunk }: { readonly importId: string; readonly of: BulkKind; readonly chunk: number },
): Promise<{ readonly chunk: number }> {
  const rows = await loadRows(deps, importId, chunk);
  await takeChunk(deps, of, { chunk, rows }, { by: 'bulk-import', importId });
  return { chunk };
}
