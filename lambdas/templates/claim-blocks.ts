import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { formatMoney, type Currency } from '../domain/money.ts';
import type { ItemClaim } from './item-claim.ts';
import type { ClaimBlock, LabeledValue } from './message-view.ts';
import { conjunction, longDate } from './printed-values.ts';
import type { Wording } from './wording/wording.ts';

type Figures = Omit<ItemClaim, 'law'>;

/** What is owed for lateness of the invoices of one currency. */
export interface ClaimsOfSection<Claim extends Figures = Figures> {
  readonly currency: Currency;
  readonly claims: readonly Claim[];
}

/** More rates than these are said by the lowest and the highest. */
const mostRates = 3;

/** `12,15 % et 12,40 %`, in the order of time; of many the lowest and the highest. */
const ratesOf = (claims: readonly Figures[], { locale, claim: words }: Wording): string => {
  const rates = [...new Set(claims.flatMap(({ ratesPercent }) => ratesPercent))];
  const printed = (rate: string) => (locale === 'fr' ? `${rate.replace('.', ',')}\u00A0%` : `${rate}%`);
  if (rates.length <= mostRates) return conjunction(rates.map(printed), locale);
  const sorted = rates.toSorted((one, other) => Number(one) - Number(other));
  return words.rateRange(printed(sorted[0] ?? ''), printed(sorted.at(-1) ?? ''));
};

const sumOf = (claims: readonly Figures[], part: 'interestMinor' | 'compensationMinor'): number =>
  claims.reduce((sum, claim) => sum + claim[part], 0);

/** Interest and compensation on lines of their own; what is not owed has none. */
export const claimLines = ({ currency, claims }: ClaimsOfSection, wording: Wording): readonly LabeledValue[] => {
  const { locale, claim: words } = wording;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const bearing = claims.filter(({ interestMinor }) => interestMinor > 0);
  const owing = claims.filter(({ compensationMinor }) => compensationMinor > 0);
  const [one, ...others] = [...new Set(owing.map(({ compensationMinor }) => compensationMinor))];
  const each = one === undefined || others.length > 0 ? null : money(one);
  const isProvisional = bearing.some((claim) => claim.isProvisional);
  return [
    ...(bearing.length === 0
      ? []
      : [
          {
            label: words.interest(ratesOf(bearing, wording), isProvisional),
            value: money(sumOf(bearing, 'interestMinor')),
          },
        ]),
    ...(owing.length === 0
      ? []
      : [{ label: words.compensation(each, owing.length), value: money(sumOf(owing, 'compensationMinor')) }]),
  ];
};

/** Both together, in minor units. */
export const claimedMinor = (claims: readonly Figures[]): number =>
  sumOf(claims, 'interestMinor') + sumOf(claims, 'compensationMinor');

/** Beside an invoice among several: what is owed for its lateness, interest and compensation apart. */
export const claimDetailOf = (
  { interestMinor, compensationMinor }: ItemClaim,
  currency: Currency,
  { locale, claim: words }: Wording,
): string =>
  words.ofInvoice(
    [interestMinor, compensationMinor]
      .filter((amountMinor) => amountMinor > 0)
      .map((amountMinor) => formatMoney({ amountMinor, currency }, locale))
      .join(' + '),
  );

/**
 * What is owed for lateness beside what a message asks for, in a block of its own for each currency, with its day, what is
 * provisional in it, and what is to be paid now all the same: `askedMinor`.
 */
export const claimBlocks = (
  sections: readonly (ClaimsOfSection<ItemClaim> & { readonly askedMinor: number })[],
  asOf: CivilDate,
  wording: Wording,
): readonly ClaimBlock[] => {
  const { locale, claim: words } = wording;
  return sections.flatMap((section): ClaimBlock[] => {
    const { currency, claims, askedMinor } = section;
    if (claims.length === 0) return [];
    const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
    const laws = [...new Set(claims.map(({ law }) => law))];
    return [
      {
        caption: words.caption(longDate(asOf, locale), sections.length > 1 ? currency : null),
        lines: [...claimLines(section, wording), { label: words.total, value: money(claimedMinor(claims)) }],
        notes: [
          words.whatToPay(money(askedMinor)),
          ...(claims.some(({ isProvisional }) => isProvisional) ? [words.provisional] : []),
          words.basis(conjunction(laws, locale)),
        ],
      },
    ];
  });
};
