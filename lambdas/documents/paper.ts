import PDFDocument from 'pdfkit';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Fonts } from './fonts.ts';
import { registerFonts } from './read-fonts.ts';
import { mm, type TextStyle } from './style.ts';

/** A4. */
export const page = { width: mm(210), height: mm(297) } as const;

/** What is told about a document to the programs that show it. */
export type DocumentFacts = {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** The only date in the file: the same content gives the same bytes on every day. */
  readonly writtenOn: CivilDate;
};

/** Sheets of paper to write on; nothing on them flows by itself. Places are in points from the upper left corner. */
export type Paper = {
  /** The lines that a text takes, broken at spaces, and inside a word only where it is wider than a line. */
  readonly lines: (text: string, style: TextStyle, width: number) => readonly string[];
  readonly widthOf: (text: string, style: TextStyle) => number;
  /** Sets one line, its upper edge at `y`; aligned to the right it ends at `x`. */
  readonly put: (text: string, style: TextStyle, x: number, y: number, align?: 'left' | 'right') => void;
  readonly rule: (x: number, y: number, width: number, color: string, thickness?: number) => void;
  readonly fill: (x: number, y: number, width: number, height: number, color: string) => void;
  readonly addPage: () => void;
  /** Goes over all pages once more, for what only their number tells. */
  readonly onEveryPage: (write: (number: number, count: number) => void) => void;
  readonly bytes: () => Promise<Buffer>;
};

/** Parts of a word, each as long as fits. */
function cut(word: string, fits: (text: string) => boolean): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && !fits(part + letter)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

function broken(text: string, fits: (text: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((each) => (fits(each) ? [each] : cut(each, fits)))) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** New paper, without a page yet. Only the fonts given are used: none of a reader's own, which lack most of Europe. */
export function createPaper(fonts: Fonts, { title, author, language, writtenOn }: DocumentFacts): Paper {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    // It would take Helvetica, from a file that no bundle holds.
    font: '',
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, Creator: 'Relance', CreationDate: new Date(`${writtenOn}T00:00:00Z`) },
  });
  registerFonts(pdf, fonts);
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  // Letters and their accents may come apart: the font has them as one. Its narrow space would let thousands be overlooked.
  const printable = (text: string) => text.normalize('NFC').replaceAll('\u202F', '\u00A0');
  const set = ({ weight, size }: TextStyle) => pdf.font(weight).fontSize(size);
  const widthOf = (text: string, style: TextStyle) => set(style).widthOfString(printable(text));

  return {
    widthOf,
    lines: (text, style, width) => broken(printable(text), (part) => widthOf(part, style) <= width),
    put(text, style, x, y, align = 'left') {
      const left = align === 'right' ? x - widthOf(text, style) : x;
      set(style).fillColor(style.color).text(printable(text), left, y, { lineBreak: false });
    },
    rule: (x, y, width, color, thickness = 0.5) =>
      void pdf
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(thickness)
        .strokeColor(color)
        .stroke(),
    fill: (x, y, width, height, color) => void pdf.rect(x, y, width, height).fill(color),
    addPage: () => void pdf.addPage(),
    onEveryPage(write) {
      const { start, count } = pdf.bufferedPageRange();
      for (let index = 0; index < count; index += 1) {
        pdf.switchToPage(start + index);
        write(index + 1, count);
      }
    },
    bytes() {
      pdf.end();
      return whole;
    },
  };
}
