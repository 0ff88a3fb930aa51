import { refuse } from '../refused-statement.ts';

const width = 120;
/** What a record needs to be read: its amount, or for a detail its qualifier. */
const neededWidth: Readonly<Record<string, number>> = { '01': 104, '04': 104, '05': 48, '07': 104 };

export type CfonbLine = {
  /** As people count: from one, empty lines counted. */
  readonly number: number;
  readonly code: string;
  /** 120 columns. */
  readonly text: string;
  /** Blanks at its end had been cut off. */
  readonly isCut: boolean;
};

function lineOf(raw: string, number: number): CfonbLine {
  const code = raw.slice(0, 2);
  const needed = neededWidth[code];
  if (needed === undefined)
    return refuse('brokenStructure', `line ${number} is no record 01, 04, 05 or 07: it starts with "${code}"`);
  const written = raw.trimEnd();
  if (written.length > width || raw.length < needed)
    return refuse('brokenStructure', `line ${number} has ${raw.length} columns, a record has ${width}`);
  return { number, code, text: raw.padEnd(width).slice(0, width), isCut: raw.length < width };
}

/** Records one after the other without line ends are cut every 120 columns. */
function rawLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const [only = ''] = lines.filter((line) => line.trim() !== '');
  if (lines.filter((line) => line.trim() !== '').length !== 1 || only.length <= width) return lines;
  if (only.trimEnd().length % width !== 0 && only.length % width !== 0)
    return refuse('brokenStructure', `the file is one line of ${only.length} columns: no multiple of ${width}`);
  return only.match(/.{1,120}/gsu) ?? [];
}

/** The records of a file; refuses it where one is too long, cut short, or of no kind that a statement has. */
export function cfonbLines(text: string): readonly CfonbLine[] {
  return rawLines(text.replaceAll('\u001A', ''))
    .map((raw, index) => ({ raw, number: index + 1 }))
    .filter(({ raw }) => raw.trim() !== '')
    .map(({ raw, number }) => lineOf(raw, number));
}

/** Columns `from` to `to`, as the brochure counts them: from one, both included. */
export function columns(line: CfonbLine, from: number, to: number): string {
  return line.text.slice(from - 1, to);
}
