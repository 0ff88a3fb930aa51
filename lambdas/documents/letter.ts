import type { Fonts } from './fonts.ts';
import { createPaper, type DocumentFacts, page, type Paper } from './paper.ts';
import { colors, mm, styles, type TextStyle } from './style.ts';

/** What stands around the text of a letter. */
export type LetterFrame = DocumentFacts & {
  readonly sender: { readonly name: string; readonly lines: readonly string[] };
  /** Who answers questions. */
  readonly contact: { readonly heading: string; readonly lines: readonly string[] };
  /** Name and postal address. */
  readonly addressee: readonly string[];
  /** On every page but the first, in place of the letterhead. */
  readonly runningHead: string;
  /** Legal mentions, on every page (C. com. R123-237, R123-238). */
  readonly footer: readonly string[];
};

/** A letter being written, from top to bottom over as many pages as it takes. */
export type Letter = {
  readonly paper: Paper;
  readonly left: number;
  readonly width: number;
  /** Where the next thing goes on the page. */
  y: number;
  /** Begins a new page unless so much room is left on this one; true when it did. */
  readonly need: (height: number) => boolean;
  /** Begins a new page. */
  readonly nextPage: () => void;
  /** A text as wide as the page, a paragraph or heading, and the room under it. */
  readonly write: (text: string, style: TextStyle, spaceAfter?: number) => void;
  /** The finished letter, each page with its footer and number. */
  readonly bytes: () => Promise<Buffer>;
};

const left = mm(18);
const width = page.width - 2 * left;

/**
 * Where the window of a French DL envelope shows the address, whichever way the sheet slides. The envelope is 110 × 220 mm,
 * its window 100 mm wide and 35 or 45 mm high, 20 mm from the right and lower edges; the sheet, folded in three, is 99 × 210
 * mm and slides by 11 and 10 mm. So what lies 100 to 190 mm from the left and 55 to 79 mm from the top is always seen, and
 * from 90 mm on, between 34 and 90 mm, nothing else may stand.
 */
const window = { left: mm(105), width: mm(85), top: mm(55), height: mm(24) } as const;
/** Beside the window, for the sender: as wide as is never seen through it. */
const senderWidth = mm(70);
const firstTop = mm(98);
const laterTop = mm(25);
const footerGap = mm(6);
const lowerMargin = mm(10);

const smallestAddress = 5.5;

/** The address in the middle of its window, set smaller until all of it is seen. */
function writeAddressee(paper: Paper, addressee: readonly string[], size: number = styles.body.size): void {
  const lineHeight = 1.2 * size;
  const lines = addressee.flatMap((text, index) => {
    const style = { ...(index === 0 ? styles.strong : styles.body), size, lineHeight };
    return paper.lines(text, style, window.width).map((line) => ({ line, style }));
  });
  const height = lines.length * lineHeight;
  if (height > window.height && size > smallestAddress) return writeAddressee(paper, addressee, size - 0.5);
  const top = window.top + (window.height - height) / 2;
  for (const [index, { line, style }] of lines.entries()) paper.put(line, style, window.left, top + index * lineHeight);
}

function writeColumn(paper: Paper, y: number, parts: readonly (readonly [string, TextStyle])[]): void {
  let next = y;
  for (const [text, style] of parts)
    for (const line of paper.lines(text, style, senderWidth)) {
      paper.put(line, style, left, next);
      next += style.lineHeight;
    }
}

function writeHead(paper: Paper, { sender, contact, addressee }: LetterFrame): void {
  writeColumn(paper, mm(16), [
    [sender.name, { ...styles.heading, size: 13, lineHeight: 18 }],
    ...sender.lines.map((line) => [line, styles.muted] as const),
  ]);
  writeColumn(paper, mm(58), [
    [contact.heading, { ...styles.mark, lineHeight: 12 }],
    ...contact.lines.map((line) => [line, styles.body] as const),
  ]);
  writeAddressee(paper, addressee);
}

/** Begins a letter: its head is written, and the text starts under the fold of the address. */
export function beginLetter(fonts: Fonts, frame: LetterFrame): Letter {
  const paper = createPaper(fonts, frame);
  paper.addPage();
  writeHead(paper, frame);
  const footer = frame.footer.flatMap((line) => paper.lines(line, styles.small, width - mm(20)));
  const footerTop = page.height - lowerMargin - footer.length * styles.small.lineHeight;
  const bottom = footerTop - footerGap;

  const letter: Letter = {
    paper,
    left,
    width,
    y: firstTop,
    need(height) {
      if (letter.y + height <= bottom) return false;
      letter.nextPage();
      return true;
    },
    nextPage() {
      paper.addPage();
      letter.y = laterTop;
    },
    write(text, style, spaceAfter = 0) {
      for (const line of paper.lines(text, style, width)) {
        letter.need(style.lineHeight);
        paper.put(line, style, left, letter.y);
        letter.y += style.lineHeight;
      }
      letter.y += spaceAfter;
    },
    bytes() {
      const [firstLine = '', ...more] = paper.lines(frame.runningHead, styles.mark, width - mm(3));
      const runningHead = more.length > 0 ? `${firstLine}…` : firstLine;
      paper.onEveryPage((number, count) => {
        if (number > 1) {
          paper.put(runningHead, styles.mark, left, mm(14));
          paper.rule(left, mm(14) + 14, width, colors.line);
        }
        paper.rule(left, footerTop - mm(2), width, colors.line);
        for (const [index, line] of footer.entries())
          paper.put(line, styles.small, left, footerTop + index * styles.small.lineHeight);
        paper.put(`${number} / ${count}`, styles.small, left + width, footerTop, 'right');
      });
      return paper.bytes();
    },
  };
  return letter;
}
