import { countsOf, type RowResult, rowsOfChunk } from '../../domain/bulk/import-record.ts';
import type { TakenRow } from '../../domain/bulk/read-bulk-file.ts';
import type { Refused } from '../../domain/case/decision.ts';
import { chunksOf } from '../chunks.ts';
import type { Deps } from '../dunning-of-case.ts';
import { noteImport, openImport } from './open-import.ts';
import { takeChunk } from './take-chunk.ts';

type Posted = { readonly kind: 'imported'; readonly rows: readonly RowResult[] } | Refused;

/** Takes the invoices of a request as an import of their own, which waits to be released. Again, it is the same import. */
export async function importPosted(deps: Deps, id: string, rows: readonly TakenRow[], by: string): Promise<Posted> {
  const chunks = chunksOf(rows, rowsOfChunk);
  const opened = await openImport(deps, {
    id,
    of: 'invoices',
    by,
    rows: rows.length,
    chunks: chunks.length,
    state: 'importing',
  });
  if (opened.kind === 'refused') return opened;
  const results: RowResult[] = [];
  for (const [index, some] of chunks.entries()) {
    const done = await takeChunk(deps, 'invoices', { chunk: index + 1, rows: some }, { by, importId: id });
    results.push(...done.rows);
  }
  if (opened.record.state === 'importing') await noteImport(deps, id, { state: 'imported', counts: countsOf(results) });
  return { kind: 'imported', rows: results };
}
