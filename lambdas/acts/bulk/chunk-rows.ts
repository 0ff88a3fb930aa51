import { chunkKey } from '../../domain/bulk/dropped-file.ts';
import type { TakenRow } from '../../domain/bulk/read-bulk-file.ts';
import type { ImportDeps } from './prepare-bulk.ts';

/** The rows of an import are not there any more, though they have not been taken. */
export class MissingRowsError extends Error {
  override readonly name = 'MissingRowsError';
}

const mostBytes = 20 * 1024 * 1024;

/** The rows of a chunk as they were cut from their file. Throws MissingRowsError when they have expired. */
export async function loadRows(
  { intake }: Pick<ImportDeps, 'intake'>,
  importId: string,
  chunk: number,
): Promise<readonly TakenRow[]> {
  const loaded = await intake.load(chunkKey(importId, chunk), { mostBytes });
  if (loaded.kind !== 'file') throw new MissingRowsError(`chunk ${chunk} of ${importId} is ${loaded.kind}`);
  return JSON.parse(Buffer.from(loaded.file.bytes).toString('utf8')) as readonly TakenRow[];
}
