import { CsvError, parse } from 'csv-parse/sync';
import { type BulkRow, type ReadFile, unreadable } from './bulk-row.ts';
import { type BulkKind, columnsOf } from './columns.ts';
import { valueOfCells } from './value-of-cells.ts';

const separators = [';', ',', '\t'] as const;
/** Characters of a row: many times what the longest fields come to. */
const longestRow = 100_000;

/** The separator that stands most often outside of quotes in the first line; a spreadsheet may name it in one of its own. */
function separatorOf(text: string): { separator: string; body: string } {
  const [, named, rest] = /^sep=([;,\t])\r?\n([\s\S]*)$/.exec(text) ?? [];
  if (named !== undefined && rest !== undefined) return { separator: named, body: rest };
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const countOf = (sign: string) => header.split(sign).length;
  const [most = ','] = separators.toSorted((a, b) => countOf(b) - countOf(a));
  return { separator: most, body: text };
}

function recordsOf(text: string): readonly (readonly string[])[] | CsvError {
  const { separator, body } = separatorOf(text);
  try {
    return parse(body, {
      delimiter: separator,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
    });
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

function rowOf(kind: BulkKind, header: readonly string[], cells: readonly string[], row: number): BulkRow {
  if (cells.length !== header.length) {
    const message = `has ${cells.length} cells, and the header ${header.length}`;
    return { row, faults: [{ field: 'row', message }] };
  }
  const named = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
  const { value, faults } = valueOfCells(kind, named);
  return { row, value, ...(faults.length > 0 && { faults }) };
}

/** The rows of a CSV file: a header of documented columns in any order, then a row for each invoice or payment. */
export function readCsv(kind: BulkKind, text: string): ReadFile {
  const records = recordsOf(text);
  if (records instanceof CsvError) return unreadable('file', `is not CSV: ${records.code}`);
  const [first, ...rows] = records;
  if (!first) return unreadable('file', 'has no header');
  const header = first.map((name) => name.trim());
  const unknown = header.filter((name) => !columnsOf[kind].has(name));
  const twice = header.filter((name, index) => header.indexOf(name) !== index);
  const faults = [
    ...unknown.map((name) => ({ field: name.slice(0, 64) || 'header', message: `is not a column of ${kind}` })),
    ...twice.map((name) => ({ field: name.slice(0, 64), message: 'is a column twice' })),
  ];
  if (faults.length > 0) return { kind: 'unreadable', faults };
  return { kind: 'rows', rows: rows.map((cells, index) => rowOf(kind, header, cells, index + 1)) };
}
