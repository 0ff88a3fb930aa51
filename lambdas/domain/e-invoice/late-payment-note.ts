import type { EInvoice } from './e-invoice.ts';

/** What the notes of an e-invoice say about the rate of late-payment interest. */
export type StatedRate =
  | { readonly kind: 'rate'; readonly percent: string }
  /** In words that are not read: by reference to another rate, by the month, or several of them. */
  | { readonly kind: 'words' }
  | { readonly kind: 'nothing' };

const percentage = /(\d{1,2}(?:[.,]\d{1,4})?)\s?%/g;
/** A rate that is named by another one, or is not one of a year, is not a number that can be taken as it stands. */
const notAYearlyRate =
  /BCE|ECB|banque centrale|central bank|Basiszins|l[ée]gal|statutory|gesetzlich|Euribor|base rate|mois|mensuel|month|Monat|jour|day|Tag/i;
/** The legal rate of France in words: what is claimed anyway. */
const legalRate = /(BCE|banque centrale europ[ée]enne|refinancement)[^.]{0,120}\b10\b/i;

/** The rate that a note on late payment (subject code PMD) states, as a yearly percentage. */
export function statedRateOf({ notes }: Pick<EInvoice, 'notes'>): StatedRate {
  const text = notes
    .filter(({ code }) => code === 'PMD')
    .map((note) => note.text)
    .join('\n');
  if (text.trim() === '' || legalRate.test(text)) return { kind: 'nothing' };
  const percents = [...new Set([...text.matchAll(percentage)].map(([, percent = '']) => percent.replace(',', '.')))];
  const [only] = percents;
  if (only === undefined || percents.length > 1 || notAYearlyRate.test(text)) return { kind: 'words' };
  return { kind: 'rate', percent: only };
}
