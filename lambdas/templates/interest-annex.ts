import { formatMoney, type Currency } from '../domain/money.ts';
import type { FormalClaim, FormalClaimSegment } from './formal-claim.ts';
import type { FormalLetterView, InterestAnnex } from './formal-letter-view.ts';
import type { FormalContent } from './message-content.ts';
import { longDate, shortDate } from './printed-values.ts';
import type { FormalLetterWording } from './wording/formal-letter-wording.ts';

export type InterestClaim = Extract<FormalClaim, { kind: 'claim' }>;
type Locale = FormalContent['locale'];

/** `12,40 %`, `12.40%`; what is not published yet is starred. */
export const printedRate = (ratePercent: string, locale: Locale, isProvisional = false): string =>
  `${locale === 'fr' ? `${ratePercent.replace('.', ',')}\u00A0%` : `${ratePercent}%`}${isProvisional ? '\u00A0*' : ''}`;

/** What interest was computed to, whatever became of it since. */
const accruedMinor = (segments: readonly FormalClaimSegment[]): number =>
  segments.reduce((sum, { interestMinor }) => sum + interestMinor, 0);

const tableOf = (
  claims: readonly InterestClaim[],
  currency: Currency,
  locale: Locale,
  words: FormalLetterWording,
): InterestAnnex => {
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale).replace('-', '\u2212');
  const totalMinor = claims.reduce((sum, { segments }) => sum + accruedMinor(segments), 0);
  const openMinor = claims.reduce((sum, { interestMinor }) => sum + interestMinor, 0);
  return {
    caption: words.annexCaption(currency),
    rows: claims.flatMap(({ number, segments }) =>
      segments.map((segment) => ({
        number,
        from: shortDate(segment.from, locale),
        to: shortDate(segment.to, locale),
        days: String(segment.days),
        rate: printedRate(segment.ratePercent, locale, segment.isProvisional),
        base: money(segment.baseMinor),
        interest: money(segment.interestMinor),
      })),
    ),
    sums: [
      { label: words.annexTotal, value: money(totalMinor) },
      ...(openMinor === totalMinor
        ? []
        : [
            { label: words.settled, value: money(openMinor - totalMinor) },
            { label: words.annexOpen, value: money(openMinor) },
          ]),
    ],
  };
};

/** The calculation of the interest that a formal notice demands, a line for each span of days; null when it demands none. */
export const interestAnnex = (
  claims: readonly InterestClaim[],
  { sections, locale }: Pick<FormalContent, 'sections' | 'locale'>,
  words: FormalLetterWording,
): FormalLetterView['annex'] => {
  const [first] = claims;
  if (!first) return null;
  return {
    title: words.annexTitle,
    columns: words.annexColumns,
    tables: sections.flatMap(({ currency, items }) => {
      const numbers = new Set(items.map(({ number }) => number));
      const ofSection = claims.filter(({ number, segments }) => numbers.has(number) && segments.length > 0);
      return ofSection.length === 0 ? [] : [tableOf(ofSection, currency, locale, words)];
    }),
    notes: [
      words.annexAsOf(longDate(first.asOf, locale)),
      ...new Set(claims.flatMap(({ conventions }) => conventions)),
    ],
  };
};
