import type { Locale } from '../domain/debtor.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';

const languageTag = { fr: 'fr-FR', en: 'en-GB' } as const;

const formats = (fr: Intl.DateTimeFormatOptions, en: Intl.DateTimeFormatOptions) => ({
  fr: new Intl.DateTimeFormat(languageTag.fr, { ...fr, year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(languageTag.en, { ...en, year: 'numeric', timeZone: 'UTC' }),
});
const longFormats = formats({ day: 'numeric', month: 'long' }, { day: 'numeric', month: 'long' });
const shortFormats = formats({ day: '2-digit', month: '2-digit' }, { day: 'numeric', month: 'short' });
const listFormats = {
  fr: new Intl.ListFormat(languageTag.fr, { type: 'conjunction' }),
  en: new Intl.ListFormat(languageTag.en, { type: 'conjunction' }),
};

/** `31 mars 2026`, `31 March 2026`, the day never parted from its month; the first of a month is `1er` in French. */
export const longDate = (date: CivilDate, locale: Locale): string => {
  const printed = longFormats[locale].format(new Date(`${date}T00:00:00Z`));
  return (locale === 'fr' ? printed.replace(/^1 /, '1er ') : printed).replace(' ', '\u00A0');
};

/** `31/03/2026`; in English `31 Mar 2026`, since figures alone are read in two ways there. Never parted by a line. */
export const shortDate = (date: CivilDate, locale: Locale): string =>
  shortFormats[locale].format(new Date(`${date}T00:00:00Z`)).replaceAll(' ', '\u00A0');

/** `A, B et C`, `A, B and C`. */
export const conjunction = (parts: readonly string[], locale: Locale): string => listFormats[locale].format(parts);

/** An IBAN in groups of four, as banks print it. */
export const groupedIban = (iban: string): string => (iban.replace(/\s+/g, '').match(/.{1,4}/g) ?? []).join(' ');

/** French sets a space that never breaks before : ; ? ! » and after «. */
export const withFrenchSpaces = (text: string): string =>
  text.replace(/ (?=[:;?!»])/g, '\u00A0').replace(/« /g, '«\u00A0');
