import { type BulkInput, chunkKey } from '../../domain/bulk/dropped-file.ts';
import { rowsOfChunk } from '../../domain/bulk/import-record.ts';
import { type BulkFile, formatOfName, readBulkFile, type TakenRow } from '../../domain/bulk/read-bulk-file.ts';
import { type UnreadableFile, unreadable } from '../../domain/bulk/bulk-row.ts';
import type { Intake } from '../../ports/intake.ts';
import { chunksOf } from '../chunks.ts';
import type { Deps } from '../dunning-of-case.ts';
import { openImport } from './open-import.ts';

export type ImportDeps = Deps & { readonly intake: Intake };
export type Prepared = { readonly action: 'import' | 'refuse'; readonly chunks: readonly number[] };

/** What a function holds in memory several times over, and reads within minutes. */
const mostBytes = 50 * 1024 * 1024;
const mostRows = 250_000;
const putsAtATime = 20;

async function read({ intake }: ImportDeps, { of, key, etag }: BulkInput): Promise<BulkFile> {
  const format = formatOfName(key);
  if (!format) return unreadable('file', 'is named neither .csv nor .ndjson');
  const loaded = await intake.load(key, { mostBytes, etag: `"${etag}"` });
  switch (loaded.kind) {
    case 'gone':
      return unreadable('file', 'was replaced or deleted before it was read');
    case 'tooLarge':
      return unreadable('file', `has ${loaded.size} bytes: ${mostBytes} at most`);
    case 'file':
      return readBulkFile({ of, format, mostRows }, loaded.file.bytes);
  }
}

async function keepRows({ intake }: ImportDeps, importId: string, chunks: readonly (readonly TakenRow[])[]) {
  const files = chunks.map((rows, index) => ({
    key: chunkKey(importId, index + 1),
    contentType: 'application/json',
    bytes: Buffer.from(JSON.stringify(rows)),
  }));
  for (const some of chunksOf(files, putsAtATime)) await Promise.all(some.map((file) => intake.put(file)));
}

async function refuse(deps: ImportDeps, { importId: id, of, key }: BulkInput, { faults }: UnreadableFile) {
  await openImport(deps, { id, of, by: 'bulk-import', file: key, rows: 0, chunks: 0, state: 'refused', faults });
  return { action: 'refuse', chunks: [] } as const;
}

/**
 * Reads a dropped file as it was when S3 told of it, cuts it into chunks of rows, and puts the import on record. Step
 * Functions could read CSV itself, but neither our encodings, separators and amounts, nor without writing each row, with
 * its names and addresses, into its history.
 */
export async function prepareBulk(deps: ImportDeps, input: BulkInput): Promise<Prepared> {
  const { importId: id, of, key: file } = input;
  const known = await deps.store.loadImport(id);
  if (known) return outcomeOf(known.state === 'refused' ? 0 : known.chunks);
  const found = await read(deps, input);
  if (found.kind === 'unreadable') return refuse(deps, input, found);
  const chunks = chunksOf(found.rows, rowsOfChunk);
  await keepRows(deps, id, chunks);
  const rows = found.rows.length;
  const counted = { rows, chunks: chunks.length };
  const opened = await openImport(deps, { id, of, by: 'bulk-import', file, ...counted, state: 'importing' });
  if (opened.kind === 'refused') return refuse(deps, input, unreadable(opened.field ?? 'file', opened.message));
  return outcomeOf(chunks.length);
}

function outcomeOf(chunks: number): Prepared {
  const numbers = Array.from({ length: chunks }, (_, index) => index + 1);
  return { action: chunks === 0 ? 'refuse' : 'import', chunks: numbers };
}
