import type { StatementContent } from '../templates/statement-content.ts';
import type { StatementTable, StatementView } from '../templates/statement-view.ts';
import { statementWords, viewOfStatement } from '../templates/view-of-statement.ts';
import type { Fonts } from './fonts.ts';
import { beginLetter } from './letter.ts';
import { writePayment } from './payment-part.ts';
import { colors, mm, styles } from './style.ts';
import { type SumRow, type Table, type TableRow, writeTable } from './table.ts';

const columnNames = ['number', 'issued', 'due', 'status', 'amount', 'paid', 'credited', 'balance'] as const;
const firstAmount = columnNames.indexOf('amount');

type Sums = StatementTable['total'];

const sumCells = ({ label, amount, paid, credited, balance }: Sums): string[] => [
  label,
  ...Array.from({ length: firstAmount - 1 }, () => ''),
  amount,
  paid,
  credited,
  balance,
];

const sumRow = (sums: Sums, isStrong: boolean): SumRow => ({ cells: sumCells(sums), isStrong, spans: firstAmount });

/** A sum of which only the balance is said; its label has all the room before it. */
const balanceRow = (label: string, value: string, isStrong: boolean): SumRow => ({
  cells: [label, ...Array.from({ length: columnNames.length - 2 }, () => ''), value],
  isStrong,
  spans: columnNames.length - 1,
});

function tableOf({ rows, rest, total, parts, net }: StatementTable, columns: StatementView['columns']): Table {
  const last = net.length - 1;
  return {
    columns: columnNames.map((name, index) => ({
      head: columns[name],
      align: index < firstAmount ? 'left' : 'right',
      givesWay: name === 'number',
    })),
    rows: rows.map((row): TableRow => ({
      cells: columnNames.map((name) => row[name]),
      styles: columnNames.map((name) => {
        if (name === 'balance' || name === 'number') return styles.strongCell;
        return name === 'status' && row.isLate ? styles.lateCell : undefined;
      }),
      note: row.mark,
    })),
    sums: [
      ...(rest ? [sumRow(rest, false)] : []),
      sumRow(total, true),
      ...parts.map(({ label, value }) => balanceRow(label, value, false)),
      ...net.map(({ label, value }, index) => balanceRow(label, value, index === last)),
    ],
  };
}

/**
 * A statement of account as PDF: all that a debtor owes on a day, a table for each currency, and how to pay it. The same
 * content and fonts give the same bytes.
 * @throws UnprintableMessageError when its figures do not add up
 */
export function statementOfAccount(content: StatementContent, fonts: Fonts): Promise<Buffer> {
  const view = viewOfStatement(content);
  const { title, asOf, sender, addressee, locale, tables, notes, payment } = view;
  const [debtorName = ''] = addressee;
  const letter = beginLetter(fonts, {
    ...view,
    title: `${title}, ${debtorName}, ${asOf}`,
    author: sender.name,
    language: locale,
  });
  letter.write(title, styles.title, mm(0.5));
  letter.write(asOf, { ...styles.muted, size: 11, lineHeight: 15 }, mm(4));
  letter.write(view.opening, styles.body, mm(5));
  for (const table of tables) {
    letter.need(mm(35));
    letter.write(table.caption, styles.heading, mm(1));
    writeTable(letter, tableOf(table, view.columns));
    letter.y += mm(6);
  }
  for (const note of notes) letter.write(note, styles.body, mm(2));
  if (payment) writePayment(letter, payment);
  letter.y += mm(3);
  letter.need(3 * styles.body.lineHeight);
  letter.paper.rule(letter.left, letter.y - mm(1), letter.width, colors.line);
  letter.y += mm(2);
  letter.write(view.closing, styles.muted);
  return letter.bytes();
}

/** What the file of a statement is called: `releve-de-compte-2026-04-20.pdf`. */
export function statementFileName({ locale, writtenOn }: StatementContent): string {
  return `${statementWords(locale).fileName(writtenOn)}.pdf`;
}
