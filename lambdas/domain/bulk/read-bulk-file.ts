import { type BulkRow, type ReadFile, unreadable } from './bulk-row.ts';
import type { BulkKind } from './columns.ts';
import { decodeText, UnreadableTextError } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import { readJsonLines } from './read-json-lines.ts';

export type BulkFormat = 'csv' | 'ndjson';

/** The format that the name of a file tells; undefined for any other one. */
export function formatOfName(name: string): BulkFormat | undefined {
  if (/\.(csv|tsv|txt)$/i.test(name)) return 'csv';
  return /\.(ndjson|jsonl)$/i.test(name) ? 'ndjson' : undefined;
}

/** A row with the place of its debtor among those that the file names: his turn. Null for one that names none. */
export type TakenRow = BulkRow & { readonly turn: number | null; readonly isFirst: boolean };
export type BulkFile =
  Exclude<ReadFile, { kind: 'rows' }> | { readonly kind: 'rows'; readonly rows: readonly TakenRow[] };

function debtorIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { creditor = 'main', debtor } = value as Record<string, unknown>;
  if (typeof debtor !== 'object' || debtor === null) return undefined;
  const { id } = debtor as Record<string, unknown>;
  return typeof id === 'string' && typeof creditor === 'string' ? JSON.stringify([creditor, id]) : undefined;
}

/** The rows of a file, with the turn of each debtor in the order in which he is first named. */
function withTurns(rows: readonly BulkRow[]): TakenRow[] {
  const turns = new Map<string, number>();
  return rows.map((row) => {
    const debtor = debtorIn(row.value);
    if (debtor === undefined) return { ...row, turn: null, isFirst: false };
    const known = turns.get(debtor);
    if (known === undefined) turns.set(debtor, turns.size);
    return { ...row, turn: known ?? turns.size - 1, isFirst: known === undefined };
  });
}

/** Reads a bulk file, as bytes or as the text that somebody has decoded already. */
export function readBulkFile(
  { of, format, mostRows }: { readonly of: BulkKind; readonly format: BulkFormat; readonly mostRows: number },
  content: Uint8Array | string,
): BulkFile {
  const text = typeof content === 'string' ? content : decodeText(content);
  if (text instanceof UnreadableTextError) return unreadable('file', text.message);
  const read = format === 'csv' ? readCsv(of, text) : readJsonLines(text);
  if (read.kind === 'unreadable') return read;
  if (read.rows.length === 0) return unreadable('file', 'has no rows');
  if (read.rows.length > mostRows) return unreadable('file', `has ${read.rows.length} rows: ${mostRows} at most`);
  return { kind: 'rows', rows: withTurns(read.rows) };
}
