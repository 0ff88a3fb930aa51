import type { ClaimCalculationContent } from '../templates/claim-calculation-content.ts';
import type { CalculationTable } from '../templates/claim-calculation-view.ts';
import { claimCalculationWords, viewOfClaimCalculation } from '../templates/view-of-claim-calculation.ts';
import type { Fonts } from './fonts.ts';
import { beginLetter } from './letter.ts';
import { mm, styles } from './style.ts';
import { type Table, writeTable } from './table.ts';

function tableOf({ heads, texts, rows, sum }: CalculationTable): Table {
  return {
    columns: heads.map((head, index) => ({
      head,
      align: index < texts ? 'left' : 'right',
      givesWay: index === texts - 1,
    })),
    rows,
    sums: sum ? [{ cells: sum, isStrong: true, spans: texts }] : [],
  };
}

/**
 * The calculation of a claim for late payment as PDF: every span of days with its rate, what was paid and given up, the sums
 * and the rules. The same content and fonts give the same bytes.
 * @throws UnprintableMessageError when its figures do not add up
 */
export function claimCalculation(content: ClaimCalculationContent, fonts: Fonts): Promise<Buffer> {
  const view = viewOfClaimCalculation(content);
  const { title, invoice, asOf, sender, locale, tables, notes, conventions } = view;
  const letter = beginLetter(fonts, {
    ...view,
    title: `${title}, ${content.invoice.number}, ${asOf}`,
    author: sender.name,
    language: locale,
  });
  letter.write(title, styles.title, mm(0.5));
  letter.write(invoice, { ...styles.heading, lineHeight: 16 }, mm(0.5));
  letter.write(asOf, { ...styles.muted, size: 11, lineHeight: 15 }, mm(5));
  for (const table of tables) {
    letter.need(mm(35));
    letter.write(table.caption, styles.heading, mm(1));
    writeTable(letter, tableOf(table));
    letter.y += mm(5);
  }
  for (const note of notes) letter.write(note, styles.body, mm(2));
  letter.y += mm(1);
  letter.need(mm(20));
  letter.write(conventions.heading, styles.heading, mm(1));
  for (const sentence of conventions.sentences) letter.write(sentence, styles.note, mm(0.6));
  return letter.bytes();
}

/** What the file of a calculation is called: `calcul-des-interets-FA-2026-0142-2026-08-31.pdf`. */
export function claimCalculationFileName({ locale, invoice, writtenOn }: ClaimCalculationContent): string {
  const number = invoice.number.replace(/[^A-Za-z0-9]+/g, '-');
  return `${claimCalculationWords(locale).fileName(number, writtenOn)}.pdf`;
}
