import type * as z from 'zod';
import type { KnownImport } from '../acts/bulk/release-import.ts';
import type { ImportPreview } from '../acts/bulk/preview-import.ts';
import { countsOf, type RowResult } from '../domain/bulk/import-record.ts';
import type { bulkResultAnswer, importAnswer, importPreviewAnswer } from './answers/bulk.ts';

type View<Schema extends z.ZodType> = z.input<Schema>;

/** What became of the rows of a request. */
export function bulkResultView(
  rows: readonly RowResult[],
  importId: string | undefined,
): View<typeof bulkResultAnswer> {
  return { ...(importId !== undefined && { importId }), counts: countsOf(rows), rows: rows as RowResult[] } as View<
    typeof bulkResultAnswer
  >;
}

/** An import as it stands. */
export function importView({ record, hold }: KnownImport): View<typeof importAnswer> {
  const { id, of, at, by, file, state, rows, counts, faults = [], resultFile } = record;
  const release = hold?.release;
  return {
    id,
    of,
    at,
    by,
    file: file ?? null,
    state,
    rows,
    counts,
    errors: [...faults],
    resultFile: resultFile ?? null,
    isHeld: hold !== undefined && release === undefined,
    release: release ? { at: release.at, by: release.by, maxMessagesPerDay: release.maxMessagesPerDay ?? null } : null,
  };
}

/** What would leave because of an import. */
export function importPreviewView(
  { messages, days, cursor }: ImportPreview,
  { importId, maxMessagesPerDay }: { readonly importId: string; readonly maxMessagesPerDay: number | undefined },
): View<typeof importPreviewAnswer> {
  return {
    importId,
    maxMessagesPerDay: maxMessagesPerDay ?? null,
    days: [...days],
    messages: messages.map(({ date, sendAt, creditor, debtorId, kind, invoices, why }) => ({
      date,
      sendAt,
      creditor,
      debtorId,
      kind,
      invoices: [...invoices],
      why: [...why],
    })),
    ...(cursor !== undefined && { cursor }),
  };
}
