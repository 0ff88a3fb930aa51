import type { Locale } from '../domain/debtor.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';

const languageTag = { fr: 'fr-FR', en: 'en-GB' } as const;

/** Made for a language when a message is first written in it: each takes longer than the rest of a cold start's import. */
function perLanguage<Format>(make: (tag: string, locale: Locale) => Format): (locale: Locale) => Format {
  const made = new Map<Locale, Format>();
  return (locale) => {
    const format = made.get(locale) ?? make(languageTag[locale], locale);
    made.set(locale, format);
    return format;
  };
}

const longFormat = perLanguage(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const shortParts = {
  fr: { day: '2-digit', month: '2-digit' },
  en: { day: 'numeric', month: 'short' },
} as const;
const shortFormat = perLanguage(
  (tag, locale) => new Intl.DateTimeFormat(tag, { ...shortParts[locale], year: 'numeric', timeZone: 'UTC' }),
);
const weekdayFormat = perLanguage((tag) => new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }));
const listFormat = perLanguage((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

/** `31 mars 2026`, `31 March 2026`, the day never parted from its month; the first of a month is `1er` in French. */
export const longDate = (date: CivilDate, locale: Locale): string => {
  const printed = longFormat(locale).format(new Date(`${date}T00:00:00Z`));
  return (locale === 'fr' ? printed.replace(/^1 /, '1er ') : printed).replace(' ', '\u00A0');
};

/** `31/03/2026`; in English `31 Mar 2026`, since figures alone are read in two ways there. Never parted by a line. */
export const shortDate = (date: CivilDate, locale: Locale): string =>
  shortFormat(locale)
    .format(new Date(`${date}T00:00:00Z`))
    .replaceAll(' ', '\u00A0');

/** `mardi`, `Tuesday`. */
export const dayOfWeek = (date: CivilDate, locale: Locale): string =>
  weekdayFormat(locale).format(new Date(`${date}T00:00:00Z`));

/** `A, B et C`, `A, B and C`. */
export const conjunction = (parts: readonly string[], locale: Locale): string => listFormat(locale).format(parts);

/** An IBAN in groups of four, as banks print it. */
export const groupedIban = (iban: string): string => (iban.replace(/\s+/g, '').match(/.{1,4}/g) ?? []).join(' ');

/** French sets a space that never breaks before : ; ? ! » and after «. */
export const withFrenchSpaces = (text: string): string =>
  text.replace(/ (?=[:;?!»])/g, '\u00A0').replace(/« /g, '«\u00A0');
