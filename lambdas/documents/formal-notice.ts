import type { FormalDemand, FormalLetterView, InterestAnnex } from '../templates/formal-letter-view.ts';
import type { FormalContent } from '../templates/message-content.ts';
import type { LabeledValue } from '../templates/message-view.ts';
import { formalLetterWords, viewOfFormalLetter } from '../templates/view-of-formal-letter.ts';
import type { Fonts } from './fonts.ts';
import { beginLetter, type Letter } from './letter.ts';
import { writePayment } from './payment-part.ts';
import { colors, mm, styles } from './style.ts';
import { type SumRow, type Table, writeTable } from './table.ts';

const columnNames = ['number', 'issued', 'due', 'amount', 'paid', 'credited', 'balance'] as const;
const firstAmount = columnNames.indexOf('amount');
const annexNames = ['number', 'from', 'to', 'days', 'rate', 'base', 'interest'] as const;
const firstFigure = annexNames.indexOf('days');

function demandTable({ rows, total }: FormalDemand, columns: FormalLetterView['columns']): Table {
  return {
    columns: columnNames.map((name, index) => ({
      head: columns[name],
      align: index < firstAmount ? 'left' : 'right',
      givesWay: name === 'number',
    })),
    rows: rows.map((row) => ({
      cells: columnNames.map((name) => row[name]),
      styles: columnNames.map((name) => (name === 'number' || name === 'balance' ? styles.strongCell : undefined)),
      note: row.mark,
    })),
    sums: total
      ? [
          {
            cells: [total.number, '', '', total.amount, total.paid, total.credited, total.balance],
            isStrong: true,
            spans: firstAmount,
          },
        ]
      : [],
  };
}

function annexTable({ rows, sums }: InterestAnnex, columns: FormalLetterView['annex'] & object): Table {
  const last = sums.length - 1;
  return {
    columns: annexNames.map((name, index) => ({
      head: columns.columns[name],
      align: index < firstFigure ? 'left' : 'right',
      givesWay: name === 'number',
    })),
    rows: rows.map((row) => ({ cells: annexNames.map((name) => row[name]) })),
    sums: sums.map(({ label, value }, index): SumRow => ({
      cells: [label, ...annexNames.slice(2).map(() => ''), value],
      isStrong: index === last,
      spans: annexNames.length - 1,
    })),
  };
}

const sumPadding = 4;

/** What is demanded, on a shade of its own: nobody has to look for it. */
function writeSums(letter: Letter, sums: readonly LabeledValue[]): void {
  const { paper, left, width } = letter;
  const last = sums.length - 1;
  const inner = mm(3);
  const lines = sums.map(({ label, value }, index) => {
    const style = index === last ? styles.heading : styles.body;
    const room = width - 2 * inner - paper.widthOf(value, style) - mm(6);
    return { value, style, labels: paper.lines(label, style, room) };
  });
  const height = lines.reduce((sum, { labels, style }) => sum + labels.length * style.lineHeight + sumPadding, 0);
  letter.need(height + 2 * sumPadding);
  paper.fill(left, letter.y, width, height + sumPadding, colors.shade);
  letter.y += sumPadding;
  for (const [index, { value, style, labels }] of lines.entries()) {
    if (index === last && last > 0)
      paper.rule(left + inner, letter.y - sumPadding / 2, width - 2 * inner, colors.muted, 0.8);
    for (const [line, text] of labels.entries())
      paper.put(text, style, left + inner, letter.y + line * style.lineHeight);
    paper.put(value, style, left + width - inner, letter.y, 'right');
    letter.y += labels.length * style.lineHeight + sumPadding;
  }
  letter.y += mm(5);
}

function writeDemand(letter: Letter, demand: FormalDemand, columns: FormalLetterView['columns']): void {
  letter.need(mm(30));
  letter.write(demand.caption, styles.heading, mm(1));
  writeTable(letter, demandTable(demand, columns));
  letter.y += mm(4);
  writeSums(letter, demand.sums);
}

/** The end of a letter: the greeting and who signs stay together. */
function writeSignature(letter: Letter, { signOff, signature, attachments }: FormalLetterView): void {
  letter.y += mm(2);
  letter.need(mm(30));
  letter.write(signOff, styles.body, mm(5));
  for (const [index, line] of signature.entries()) letter.write(line, index === 0 ? styles.strong : styles.body);
  if (!attachments) return;
  letter.y += mm(5);
  letter.need(styles.muted.lineHeight);
  letter.write(`${attachments.label} – ${attachments.value}`, styles.muted);
}

function writeAnnex(letter: Letter, annex: NonNullable<FormalLetterView['annex']>): void {
  letter.nextPage();
  letter.write(annex.title, styles.title, mm(4));
  for (const table of annex.tables) {
    letter.need(mm(35));
    letter.write(table.caption, styles.heading, mm(1));
    writeTable(letter, annexTable(table, annex));
    letter.y += mm(6);
  }
  for (const note of annex.notes) letter.write(note, styles.note, mm(0.8));
}

/**
 * A formal notice as PDF: the letter that the creditor signs, and the calculation of the interest that it demands. The
 * same content and fonts give the same bytes.
 * @throws UnprintableMessageError when its figures do not add up, or it would ask for what the law forbids
 */
export function formalNotice(content: FormalContent, fonts: Fonts): Promise<Buffer> {
  const view = viewOfFormalLetter(content);
  const [debtorName = ''] = view.addressee;
  const letter = beginLetter(fonts, {
    ...view,
    title: `${view.title}, ${debtorName}, ${view.date}`,
    author: view.sender.name,
    language: view.locale,
  });
  letter.write(view.date, styles.muted, mm(3));
  letter.write(view.title, styles.title, mm(0.5));
  letter.write(view.subject, styles.strong, mm(5));
  letter.write(view.greeting, styles.body, mm(2.5));
  for (const paragraph of view.opening) letter.write(paragraph, styles.body, mm(2.5));
  letter.y += mm(1.5);
  for (const demand of view.demands) writeDemand(letter, demand, view.columns);
  letter.write(view.deadline, styles.strong, mm(1.5));
  for (const sentence of view.afterDeadline) letter.write(sentence, styles.body, mm(1.5));
  if (view.payment) {
    // An account is not parted from its heading by a page, as far as there are few.
    letter.need(mm(view.payment.online ? 50 : 37));
    writePayment(letter, view.payment);
  }
  letter.y += mm(3);
  for (const paragraph of view.closing) letter.write(paragraph, styles.body, mm(2.5));
  writeSignature(letter, view);
  if (view.annex) writeAnnex(letter, view.annex);
  return letter.bytes();
}

/** What the file of a formal notice is called: `mise-en-demeure-2026-05-02.pdf`. */
export function formalNoticeFileName({ locale, writtenOn }: Pick<FormalContent, 'locale' | 'writtenOn'>): string {
  return `${formalLetterWords(locale).fileName(writtenOn)}.pdf`;
}
