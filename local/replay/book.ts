import { CsvError, type Info, parse } from 'csv-parse/sync';
import { type CivilDate, civilDateSchema } from '../../lambdas/domain/calendar/civil-date.ts';
import { fromMajorUnits } from '../../lambdas/domain/money.ts';
import type { BookColumns, BookField } from './columns.ts';
import { parseDate } from './parse-date.ts';
import { ReplayInputError } from './replay-input-error.ts';

/** One invoice of a book. Number and debtor are the file's own text. */
export type BookRow = {
  readonly line: number;
  readonly number: string;
  readonly debtor: string;
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate;
  readonly amountMinor: number;
  readonly paidOn: CivilDate | undefined;
};

/** A row that cannot be posted, and why. */
export type RefusedRow = { readonly line: number; readonly reason: string };

export type Book = { readonly rows: readonly BookRow[]; readonly refused: readonly RefusedRow[] };

/** A cell that says nothing usable; the row is refused with this reason. */
class CellError extends Error {
  override readonly name = 'CellError';
}

type Line = { readonly record: readonly string[]; readonly info: Info };

function linesOf(text: string, file: string, delimiter: string): Line[] {
  try {
    const options = { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    return parse(text, options) as unknown as Line[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ReplayInputError(`${file} is not a CSV file: ${error.message}`, { cause: error });
  }
}

/** The place of each field's column in the file. */
function placesOf(header: readonly string[], columns: BookColumns['columns'], file: string): Map<BookField, number> {
  const named = Object.entries(columns) as [BookField, string | undefined][];
  return new Map(
    named.flatMap(([field, name]) => {
      if (name === undefined) return [];
      const place = header.indexOf(name);
      if (place === -1) {
        throw new ReplayInputError(
          `columns.${field} names "${name}", which is not a column of ${file}: it has ${header.join(', ')}`,
        );
      }
      if (header.lastIndexOf(name) !== place) {
        throw new ReplayInputError(`columns.${field} names "${name}", which ${file} has twice`);
      }
      return [[field, place] as const];
    }),
  );
}

function dateOf(cell: string, field: BookField, dateFormat: string): CivilDate {
  const date = parseDate(cell.trim(), dateFormat);
  if (date === undefined) throw new CellError(`${field} "${cell}" is not a date in the format ${dateFormat}`);
  const checked = civilDateSchema.safeParse(date);
  if (!checked.success) throw new CellError(`${field} "${cell}": ${checked.error.issues[0]?.message}`);
  return checked.data;
}

function rowOf({ record, info }: Line, places: ReadonlyMap<BookField, number>, format: BookColumns): BookRow {
  const cellOf = (field: BookField): string => record[places.get(field) ?? -1] ?? '';
  const filled = (field: BookField): string => {
    const cell = cellOf(field);
    if (cell.trim() === '') throw new CellError(`${field} is empty`);
    return cell;
  };
  const amountMinor = fromMajorUnits(filled('amount').trim(), format.currency);
  if (amountMinor instanceof Error) throw new CellError(`amount ${amountMinor.message}`);
  if (amountMinor <= 0) throw new CellError(`amount ${cellOf('amount')} is nothing that is owed`);
  return {
    line: info.lines,
    number: filled('number'),
    debtor: filled('debtor'),
    issueDate: dateOf(filled('issueDate'), 'issueDate', format.dateFormat),
    dueDate: dateOf(filled('dueDate'), 'dueDate', format.dateFormat),
    amountMinor,
    paidOn: cellOf('paidOn').trim() === '' ? undefined : dateOf(cellOf('paidOn'), 'paidOn', format.dateFormat),
  };
}

/**
 * Reads a receivables book. A row that says no invoice, or repeats the number of one before it, is refused with its
 * line and reason. Throws ReplayInputError when the file is no CSV or lacks a column.
 */
export function readBook(text: string, file: string, format: BookColumns): Book {
  const [header, ...lines] = linesOf(text, file, format.delimiter);
  if (!header) throw new ReplayInputError(`${file} is empty`);
  const places = placesOf(header.record, format.columns, file);
  const rows: BookRow[] = [];
  const refused: RefusedRow[] = [];
  const lineOfNumber = new Map<string, number>();
  for (const line of lines) {
    try {
      const row = rowOf(line, places, format);
      const before = lineOfNumber.get(row.number.trim());
      if (before !== undefined) throw new CellError(`number ${row.number} was in line ${before} already`);
      lineOfNumber.set(row.number.trim(), row.line);
      rows.push(row);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      refused.push({ line: line.info.lines, reason: error.message });
    }
  }
  return { rows, refused };
}
