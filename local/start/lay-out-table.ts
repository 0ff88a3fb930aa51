/** A column: its heading, how wide it may grow before its text goes on in the next line, and which side it keeps to. */
export type Column = { readonly heading: string; readonly width: number; readonly side?: 'left' | 'right' };

/** A cell: one text, or pieces that stay whole and are joined by commas. */
export type Cell = string | readonly string[];

const gap = '  ';

/** Fills lines with pieces as far as they go; a piece longer than a line has one of its own. */
function filled(pieces: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const text = index < pieces.length - 1 ? piece + separator.trimEnd() : piece;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= width) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(text);
  }
  return lines.length === 0 ? [''] : lines;
}

function linesOf(cell: Cell, width: number): string[] {
  return typeof cell === 'string' ? filled(cell.split(' '), ' ', width) : filled(cell, ', ', width);
}

/** Lays rows out as text in columns, each as narrow as its content allows. Rows of several lines keep their columns. */
export function layOutTable(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const wrapped = rows.map((row) => columns.map(({ width }, index) => linesOf(row[index] ?? '', width)));
  const widths = columns.map(({ heading }, index) =>
    Math.max(heading.length, ...wrapped.flatMap((row) => (row[index] ?? []).map((line) => line.length))),
  );
  const lineOf = (cells: readonly string[]) =>
    columns
      .map(({ side }, index) => {
        const text = cells[index] ?? '';
        return side === 'right' ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0);
      })
      .join(gap)
      .trimEnd();
  const body = wrapped.flatMap((row) => {
    const height = Math.max(...row.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) => lineOf(row.map((cell) => cell[line] ?? '')));
  });
  const rule = widths.map((width) => '─'.repeat(width)).join(gap);
  return [lineOf(columns.map(({ heading }) => heading)), rule, ...body].map((line) => `${line}\n`).join('');
}
