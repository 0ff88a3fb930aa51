import type { StatementView } from '../templates/statement-view.ts';
import type { Letter } from './letter.ts';
import { mm, styles } from './style.ts';

type Payment = NonNullable<StatementView['payment']>;
type Transfer = Payment['transfers'][number];

function writeTransfer(letter: Letter, { heading, details, note }: Transfer): void {
  const { paper, left, width } = letter;
  const labels = Math.max(...details.map(({ label }) => paper.widthOf(label, styles.muted))) + mm(5);
  const values = details.map(({ value }) => paper.lines(value, styles.body, width - labels));
  const lines = values.reduce((sum, { length }) => sum + length, 1);
  letter.need(Math.min(lines, 10) * styles.body.lineHeight);
  letter.write(heading, styles.strong);
  for (const [index, { label }] of details.entries()) {
    for (const [line, text] of (values[index] ?? []).entries()) {
      letter.need(styles.body.lineHeight);
      if (line === 0) paper.put(label, styles.muted, left, letter.y);
      paper.put(text, styles.body, left + labels, letter.y);
      letter.y += styles.body.lineHeight;
    }
  }
  if (note !== null) letter.write(note, styles.body);
  letter.y += mm(2.5);
}

/** How to pay, under a heading: online, and to which accounts with which references. */
export function writePayment(letter: Letter, { heading, online, transfers }: Payment): void {
  letter.y += mm(5);
  letter.need(mm(32));
  letter.write(heading, styles.heading, mm(1.5));
  if (online) {
    letter.write(online.label, styles.strong);
    letter.write(online.url, styles.body, mm(2.5));
  }
  for (const transfer of transfers) writeTransfer(letter, transfer);
}
