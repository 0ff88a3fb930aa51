import type { Letter } from './letter.ts';
import { colors, styles, type TextStyle } from './style.ts';

/** A column of a table. Figures are aligned to the right; the one column that gives way breaks its texts where room lacks. */
export type Column = { readonly head: string; readonly align: 'left' | 'right'; readonly givesWay?: boolean };

/** A line of a table: a text for each column. */
export type TableRow = {
  readonly cells: readonly string[];
  readonly styles?: readonly (TextStyle | undefined)[];
  /** Under the line, as wide as the table. */
  readonly note?: string;
};

/** A sum under a table. */
export type SumRow = TableRow & {
  readonly isStrong: boolean;
  /** The first cell runs on over the empty ones beside it. */
  readonly spans: number;
};

export type Table = {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly sums: readonly SumRow[];
};

const gap = 8;
const padding = 3.5;
const sumPadding = 2;

type Placed = Column & { readonly x: number; readonly width: number };

/** The width of a column by its widest text, so that amounts are never broken; heads break where there is no room. */
function widthsOf({ columns, rows, sums }: Table, { paper }: Letter, isHeadWhole: boolean): number[] {
  return columns.map(({ head }, index) => {
    const heads = isHeadWhole ? [head] : head.split(' ');
    const texts = [...rows, ...sums.filter(({ spans }) => spans <= index)].map(({ cells }) => cells[index] ?? '');
    const widths = texts.map((text) => paper.widthOf(text, styles.strongCell));
    return Math.max(...heads.map((each) => paper.widthOf(each, styles.head)), ...widths);
  });
}

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** Columns as wide as they need, the rest of the page between them; where that is too much, the one that gives way breaks. */
function place(table: Table, letter: Letter): Placed[] {
  const { columns } = table;
  const room = letter.width - gap * (columns.length - 1);
  const whole = widthsOf(table, letter, true);
  const widths = sumOf(whole) <= room ? whole : widthsOf(table, letter, false);
  const spare = room - sumOf(widths);
  const between = gap + Math.max(0, spare) / (columns.length - 1);
  let x = letter.left;
  return columns.map((column, index) => {
    const width = (widths[index] ?? 0) + (column.givesWay ? Math.min(0, spare) : 0);
    const placed = { ...column, x, width };
    x += width + between;
    return placed;
  });
}

function putCell({ paper, y }: Letter, { x, width, align }: Placed, lines: readonly string[], style: TextStyle): void {
  for (const [index, line] of lines.entries())
    paper.put(line, style, align === 'right' ? x + width : x, y + index * style.lineHeight, align);
}

function writeHead(letter: Letter, columns: readonly Placed[]): void {
  const { paper, left, width } = letter;
  const heads = columns.map((column) => paper.lines(column.head, styles.head, column.width));
  const most = Math.max(...heads.map(({ length }) => length));
  const height = most * styles.head.lineHeight;
  letter.y += padding;
  for (const [index, column] of columns.entries()) {
    const lines = heads[index] ?? [];
    // All heads end on one line.
    const above = Array.from({ length: most - lines.length }, () => '');
    putCell(letter, column, [...above, ...lines], styles.head);
  }
  letter.y += height + padding;
  paper.rule(left, letter.y, width, colors.muted, 0.8);
}

type RowLook = { readonly spans: number; readonly base: TextStyle; readonly padding: number };
const plain: RowLook = { spans: 1, base: styles.cell, padding };

function writeRow(letter: Letter, columns: readonly Placed[], row: TableRow, { spans, base, padding }: RowLook): void {
  const { paper, left, width } = letter;
  const last = columns[spans - 1];
  const texts = columns.map((column, index) => {
    const style = row.styles?.[index] ?? base;
    const room = index === 0 && last ? last.x + last.width - column.x : column.width;
    return { column, style, lines: index > 0 && index < spans ? [] : paper.lines(row.cells[index] ?? '', style, room) };
  });
  const notes = row.note ? paper.lines(row.note, styles.mark, width) : [];
  const height =
    Math.max(...texts.map(({ lines }) => lines.length)) * base.lineHeight + notes.length * styles.mark.lineHeight;
  if (letter.need(height + 2 * padding)) writeHead(letter, columns);
  letter.y += padding;
  for (const { column, lines, style } of texts) putCell(letter, column, lines, style);
  for (const [index, note] of notes.entries())
    paper.put(note, styles.mark, left, letter.y + height - (notes.length - index) * styles.mark.lineHeight);
  letter.y += height + padding;
}

/**
 * A table over as many pages as it takes, its head repeated on each. A line is never parted by a page, nor is its first
 * line from the head, nor are its sums from the last line.
 */
export function writeTable(letter: Letter, table: Table): void {
  const { paper, left, width } = letter;
  const columns = place(table, letter);
  const oneRow = styles.cell.lineHeight + 2 * padding;
  letter.need(3 * oneRow + styles.head.lineHeight);
  writeHead(letter, columns);
  for (const [index, row] of table.rows.entries()) {
    const isLast = index === table.rows.length - 1;
    if (isLast && letter.need((table.sums.length + 1) * oneRow + (row.note ? styles.mark.lineHeight : 0)))
      writeHead(letter, columns);
    writeRow(letter, columns, row, plain);
    if (!isLast) paper.rule(left, letter.y, width, colors.line, 0.4);
  }
  paper.rule(left, letter.y, width, colors.muted, 0.8);
  letter.y += sumPadding;
  for (const sum of table.sums) {
    const base = sum.isStrong ? styles.strongCell : styles.cell;
    writeRow(letter, columns, sum, { spans: sum.spans, base, padding: sumPadding });
  }
}
