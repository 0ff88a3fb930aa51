import { resultKey } from '../../domain/bulk/dropped-file.ts';
import {
  countsOf,
  type ImportChunk,
  type ImportRecord,
  noRows,
  type RowResult,
} from '../../domain/bulk/import-record.ts';
import { MissingItemError } from '../dunning-of-case.ts';
import { loadRows } from './chunk-rows.ts';
import { noteImport } from './open-import.ts';
import type { ImportDeps } from './prepare-bulk.ts';

const notReached = { field: 'row', message: 'was not reached: drop the same file again' };

async function allChunks({ store }: ImportDeps, id: string): Promise<Map<number, ImportChunk>> {
  const found = new Map<number, ImportChunk>();
  for (let from = 1; ;) {
    const some = await store.importChunks(id, from, 10);
    const last = some.at(-1);
    if (!last) return found;
    for (const chunk of some) found.set(chunk.chunk, chunk);
    from = last.chunk + 1;
  }
}

/** What became of every row of an import, in the order of its file; those that nothing reached are told too. */
async function resultsOf(deps: ImportDeps, { id, chunks }: ImportRecord): Promise<RowResult[]> {
  const done = await allChunks(deps, id);
  const results: RowResult[] = [];
  for (let chunk = 1; chunk <= chunks; chunk += 1) {
    const rows = done.get(chunk)?.rows;
    if (rows) results.push(...rows);
    else
      for (const { row } of await loadRows(deps, id, chunk))
        results.push({ row, outcome: 'refused', errors: [notReached] });
  }
  return results;
}

/** Writes a line for each row beside the dropped file, and puts on record how the import has ended. */
export async function writeResult(deps: ImportDeps, importId: string): Promise<Pick<ImportRecord, 'state' | 'counts'>> {
  const record = await deps.store.loadImport(importId);
  if (!record?.file) throw new MissingItemError(`import ${importId} of a file is not in the table`);
  const isRefused = record.state === 'refused';
  const rows = isRefused ? [] : await resultsOf(deps, record);
  const lines = isRefused ? [{ outcome: 'refused', errors: record.faults ?? [] }] : rows;
  const key = resultKey(record.file, importId);
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await deps.intake.put({ key, contentType: 'application/x-ndjson', bytes: Buffer.from(text) });
  const isWhole = rows.every(({ errors = [] }) => !errors.some(({ message }) => message === notReached.message));
  const state = isRefused ? 'refused' : isWhole ? 'imported' : 'incomplete';
  const counts = isRefused ? noRows : countsOf(rows);
  await noteImport(deps, importId, { state, counts, resultFile: key });
  return { state, counts };
}
