import type { Locale } from '../../domain/debtor.ts';

const words = {
  fr: ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  en: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
} as const satisfies Record<Locale, readonly string[]>;

/** A number of several things as a letter writes it: in words up to nine, in figures from ten on. */
export const countInWords = (count: number, locale: Locale): string => words[locale][count - 2] ?? String(count);
