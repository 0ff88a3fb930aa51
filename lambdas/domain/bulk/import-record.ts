import { contentHash } from '../canonical-json.ts';
import type { Fault } from '../fault.ts';
import type { BulkKind } from './columns.ts';

/** What became of a row: taken, taken before, or refused and why. */
export type RowResult = {
  readonly row: number;
  /** The number of the invoice or the id of the payment, where the row names one. */
  readonly name?: string;
  readonly invoiceId?: string;
  readonly outcome: 'accepted' | 'duplicate' | 'refused';
  readonly errors?: readonly Fault[];
  readonly warnings?: readonly { readonly code: string; readonly message: string }[];
};

/** The rows of a chunk, and the debtors that the file names in it for the first time. */
export type ImportChunk = {
  readonly chunk: number;
  readonly rows: readonly RowResult[];
  readonly debtors: readonly { readonly creditor: string; readonly debtorId: string }[];
};

export type RowCounts = Readonly<Record<RowResult['outcome'], number>>;
export const noRows: RowCounts = { accepted: 0, duplicate: 0, refused: 0 };

/** One bulk file, or one request, on its way in. */
export type ImportRecord = {
  readonly id: string;
  readonly of: BulkKind;
  readonly at: string;
  readonly by: string;
  /** Where the file was dropped; none of a request. */
  readonly file?: string;
  readonly rows: number;
  readonly chunks: number;
  /** `incomplete`: some rows were not reached, and the same file has to be dropped again. */
  readonly state: 'importing' | 'imported' | 'incomplete' | 'refused';
  readonly counts: RowCounts;
  /** Why no row of the file was taken. */
  readonly faults?: readonly Fault[];
  /** Where the line of each row is. */
  readonly resultFile?: string;
  readonly version: number;
};

/** Rows of a chunk: what a function imports in seconds, and what one item of the table can tell of. */
export const rowsOfChunk = 100;

/** The counts of some rows. */
export function countsOf(rows: readonly Pick<RowResult, 'outcome'>[]): RowCounts {
  const counts = { ...noRows };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/**
 * The id of the import of a dropped file. S3 may tell of one drop more than once, and says the same sequencer then; the
 * same file dropped again is another import, all of whose rows are duplicates.
 */
export function importIdOf(dropped: {
  readonly key: string;
  readonly etag: string;
  readonly sequencer: string;
}): string {
  const { key, etag, sequencer } = dropped;
  return `import-${contentHash([key, etag, sequencer]).slice(0, 24)}`;
}
