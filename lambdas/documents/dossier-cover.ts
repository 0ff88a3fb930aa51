import type { FileView, Row, Section } from '../templates/legal-file/file-view.ts';
import type { Fonts } from './fonts.ts';
import { beginLetter, type Letter } from './letter.ts';
import { mm, styles } from './style.ts';
import { writeTable } from './table.ts';

const labelWidth = mm(58);

function writeRow(letter: Letter, { label, value }: Row): void {
  const { paper, left, width } = letter;
  const lines = paper.lines(value, styles.body, width - labelWidth);
  const labels = paper.lines(label, styles.muted, labelWidth - mm(4));
  for (let index = 0; index < Math.max(lines.length, labels.length); index += 1) {
    letter.need(styles.body.lineHeight);
    paper.put(labels[index] ?? '', styles.muted, left, letter.y);
    paper.put(lines[index] ?? '', styles.body, left + labelWidth, letter.y);
    letter.y += styles.body.lineHeight;
  }
}

function writeSection(letter: Letter, { heading, rows, notes }: Section): void {
  letter.need(mm(20));
  letter.write(heading, styles.heading, mm(1));
  for (const each of rows) writeRow(letter, each);
  for (const note of notes) letter.write(note, styles.body, mm(0.5));
  letter.y += mm(4);
}

/** The cover of a legal file as PDF: who owes whom what, what was done, and what lies in the file. Pure, as its view is. */
export function dossierCover(view: FileView, fonts: Fonts): Promise<Buffer> {
  const { title, about, asOf, contents } = view;
  const letter = beginLetter(fonts, {
    ...view,
    title: `${title}, ${about}`,
    author: view.sender.name,
    language: view.locale,
    runningHead: [title, about, asOf].join(' – '),
  });
  letter.write(title, styles.title, mm(0.5));
  letter.write(about, styles.heading, mm(0.5));
  letter.write(asOf, styles.muted, mm(5));
  for (const section of view.sections) writeSection(letter, section);
  letter.need(mm(30));
  letter.write(contents.heading, styles.heading, mm(1));
  writeTable(letter, {
    columns: [
      { head: contents.columns.file, align: 'left', givesWay: true },
      { head: contents.columns.what, align: 'left' },
    ],
    rows: contents.rows.map(({ path, what }) => ({ cells: [path, what] })),
    sums: [],
  });
  letter.y += mm(4);
  for (const text of view.closing) letter.write(text, styles.muted);
  return letter.bytes();
}
