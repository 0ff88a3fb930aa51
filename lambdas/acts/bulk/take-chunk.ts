import type { BulkKind } from '../../domain/bulk/columns.ts';
import type { ImportChunk, RowResult } from '../../domain/bulk/import-record.ts';
import type { TakenRow } from '../../domain/bulk/read-bulk-file.ts';
import type { Deps } from '../dunning-of-case.ts';
import { type Taking, takeRow } from './take-row.ts';

/** The debtors that rows name for the first time in their file. */
function newDebtorsOf(rows: readonly TakenRow[]): ImportChunk['debtors'] {
  return rows
    .filter(({ isFirst }) => isFirst)
    .map(({ value }) => {
      const { creditor = 'main', debtor } = value as { creditor?: string; debtor: { id: string } };
      return { creditor, debtorId: debtor.id };
    });
}

/** Takes rows one after the other: what one of them opens, the next ones may be about. */
export async function takeRows(
  deps: Deps,
  of: BulkKind,
  rows: readonly TakenRow[],
  taking: Taking,
): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (const row of rows) results.push(await takeRow(deps, of, row, taking));
  return results;
}

/** Takes the rows of a chunk of an import, and puts on record what became of them; a chunk on record is done. */
export async function takeChunk(
  deps: Deps,
  of: BulkKind,
  { chunk, rows }: { readonly chunk: number; readonly rows: readonly TakenRow[] },
  taking: Taking & { readonly importId: string },
): Promise<ImportChunk> {
  const { importId, by } = taking;
  const [known] = await deps.store.importChunks(importId, chunk, 1);
  if (known?.chunk === chunk) return known;
  // Payments wait for nobody: they only make what leaves less.
  const results = await takeRows(deps, of, rows, of === 'invoices' ? taking : { by });
  const done: ImportChunk = { chunk, rows: results, debtors: of === 'invoices' ? newDebtorsOf(rows) : [] };
  await deps.store.commit([{ kind: 'importChunk', importId, chunk: done }]);
  return done;
}
