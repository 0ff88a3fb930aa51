import type { BulkKind } from '../domain/bulk/columns.ts';
import { type BulkFormat, readBulkFile, type TakenRow } from '../domain/bulk/read-bulk-file.ts';
import type { HttpRequest, Taken } from './http-request.ts';
import { invalid, ProblemError } from './problem.ts';

/** As many rows as are taken in the seconds that somebody waits for an answer; more come as a file. */
const mostRows = 200;
const formats: Readonly<Record<string, BulkFormat>> = { 'text/csv': 'csv', 'application/x-ndjson': 'ndjson' };

/** Many times what so many rows come to; other files that are posted may be larger. */
const mostKilobytes = 1024;

/** What a function for rows in bulk takes. */
export const bulkTaken: Taken = { fileTypes: Object.keys(formats) };

/** The rows that were posted. Throws a problem where none can be read. */
export function postedRows(of: BulkKind, { file }: Pick<HttpRequest, 'file'>): readonly TakenRow[] {
  const format = file && formats[file.contentType];
  if (!file || !format)
    throw new ProblemError(415, 'contentType', `The content type must be one of ${Object.keys(formats).join(', ')}.`);
  if (Buffer.byteLength(file.content) > mostKilobytes * 1024)
    throw new ProblemError(413, 'tooLarge', `The body is over ${mostKilobytes} kB.`);
  const read = readBulkFile({ of, format, mostRows }, file.content);
  if (read.kind === 'unreadable') throw invalid(read.faults);
  return read.rows;
}
