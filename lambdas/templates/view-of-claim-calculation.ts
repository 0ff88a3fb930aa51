import { formatMoney } from '../domain/money.ts';
import type { CalculationPart, ClaimCalculationContent } from './claim-calculation-content.ts';
import type { CalculationTable, ClaimCalculationView } from './claim-calculation-view.ts';
import { printedRate } from './interest-annex.ts';
import { mapStrings, withoutControlCharacters } from './map-strings.ts';
import { longDate, shortDate, withFrenchSpaces } from './printed-values.ts';
import { UnprintableMessageError } from './unprintable-message-error.ts';
import { statementWords } from './view-of-statement.ts';
import { englishClaimCalculation } from './wording/en-claim-calculation.ts';
import { frenchClaimCalculation } from './wording/fr-claim-calculation.ts';
import type { ClaimCalculationWording } from './wording/claim-calculation-wording.ts';

type Locale = ClaimCalculationContent['locale'];
type Money = (amountMinor: number) => string;

const languages: Readonly<Record<Locale, ClaimCalculationWording>> = {
  fr: frenchClaimCalculation,
  en: englishClaimCalculation,
};

/** The words of a calculation in a language. */
export const claimCalculationWords = (locale: Locale): ClaimCalculationWording => languages[locale];

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const interestTable = (
  { lines, currency, locale }: ClaimCalculationContent,
  money: Money,
  { interest }: ClaimCalculationWording,
): CalculationTable => ({
  caption: interest.caption(currency),
  heads: interest.heads,
  texts: 2,
  rows: lines.map((line) => ({
    cells: [
      shortDate(line.from, locale),
      shortDate(line.to, locale),
      String(line.days),
      printedRate(line.ratePercent, locale, line.isProvisional),
      money(line.baseMinor),
      money(line.interestMinor),
    ],
    note: '',
  })),
  sum: [interest.total, '', '', '', '', money(sumOf(lines.map(({ interestMinor }) => interestMinor)))],
});

/** A consumer owes no compensation, so that nothing is said of one, not even that it is none. */
const owesCompensation = ({ debtor }: ClaimCalculationContent): boolean => debtor.kind !== 'consumer';

const entriesTable = (
  content: ClaimCalculationContent,
  orDash: Money,
  words: ClaimCalculationWording,
): CalculationTable => ({
  caption: words.entries.caption,
  heads: owesCompensation(content) ? words.entries.heads : words.entries.heads.slice(0, -1),
  texts: 2,
  rows: content.entries.map(({ kind, on, principalMinor, interestMinor, compensationMinor, reason }) => ({
    cells: [
      shortDate(on, content.locale),
      words.entries.kinds[kind],
      orDash(principalMinor),
      orDash(interestMinor),
      ...(owesCompensation(content) ? [orDash(compensationMinor)] : []),
    ],
    note: reason === undefined ? '' : words.entries.reason(reason),
  })),
  sum: null,
});

const partsTable = (
  content: ClaimCalculationContent,
  { money, orDash }: { readonly money: Money; readonly orDash: Money },
  { parts: words }: ClaimCalculationWording,
): CalculationTable => {
  const { principal, interest, compensation } = content.parts;
  const all = [principal, interest, compensation];
  const total = (of: (part: CalculationPart) => number) => sumOf(all.map(of));
  const rowOf = (label: string, { dueMinor, paidMinor, waivedMinor, openMinor }: CalculationPart) => [
    label,
    money(dueMinor),
    orDash(paidMinor),
    orDash(waivedMinor),
    money(openMinor),
  ];
  return {
    caption: words.caption,
    heads: words.heads,
    texts: 1,
    rows: [
      { cells: rowOf(words.principal, principal), note: '' },
      { cells: rowOf(words.interest, interest), note: '' },
      ...(owesCompensation(content) ? [{ cells: rowOf(words.compensation, compensation), note: '' }] : []),
    ],
    sum: rowOf(words.total, {
      dueMinor: total(({ dueMinor }) => dueMinor),
      paidMinor: total(({ paidMinor }) => paidMinor),
      waivedMinor: total(({ waivedMinor }) => waivedMinor),
      openMinor: total(({ openMinor }) => openMinor),
    }),
  };
};

const viewOf = (content: ClaimCalculationContent, words: ClaimCalculationWording): ClaimCalculationView => {
  const { locale, creditor, debtor, invoice, currency, writtenOn, lines, entries, conventions } = content;
  const money: Money = (amountMinor) => formatMoney({ amountMinor, currency }, locale).replace('-', '\u2212');
  const orDash: Money = (amountMinor) => (amountMinor === 0 ? '–' : money(amountMinor));
  const fullName = [creditor.name, creditor.legalForm].filter(Boolean).join(' ');
  const asOf = words.asOf(longDate(writtenOn, locale));
  const title = words.title(debtor.kind);
  return {
    locale,
    writtenOn,
    title,
    invoice: words.invoice(invoice.number, longDate(invoice.issueDate, locale), longDate(invoice.dueDate, locale)),
    asOf,
    sender: { name: creditor.name, lines: [creditor.legalForm ?? '', ...creditor.registeredOffice].filter(Boolean) },
    contact: {
      heading: statementWords(locale).contact,
      lines: [creditor.contact.name, creditor.contact.email, creditor.contact.phone ?? ''].filter(Boolean),
    },
    addressee: [debtor.name, ...(debtor.addressLines ?? [])],
    runningHead: [creditor.name, title, invoice.number, asOf].join(' – '),
    footer: [[fullName, ...creditor.registeredOffice].join(', '), creditor.legalMentions.join(' – ')],
    tables: [
      ...(lines.length === 0 ? [] : [interestTable(content, money, words)]),
      ...(entries.length === 0 ? [] : [entriesTable(content, orDash, words)]),
      partsTable(content, { money, orDash }, words),
    ],
    notes: [
      ...(lines.length === 0 ? [words.none] : []),
      ...(lines.some(({ isProvisional }) => isProvisional) ? [words.provisional] : []),
    ],
    conventions: { heading: words.conventions, sentences: conventions },
  };
};

/** Refuses figures that do not add up, and any compensation of a consumer. */
const check = ({ parts, lines, debtor, invoice }: ClaimCalculationContent): void => {
  for (const { dueMinor, paidMinor, waivedMinor, openMinor } of Object.values(parts))
    if (dueMinor - paidMinor - waivedMinor !== openMinor)
      throw new UnprintableMessageError(`The claim about invoice ${invoice.number} does not add up`);
  if (sumOf(lines.map(({ interestMinor }) => interestMinor)) !== parts.interest.dueMinor)
    throw new UnprintableMessageError(`The lines of interest of invoice ${invoice.number} do not give its sum`);
  if (parts.compensation.dueMinor !== 0 && debtor.kind === 'consumer')
    throw new UnprintableMessageError('No fixed compensation is ever asked of a consumer');
};

/**
 * The calculation of a claim as it is printed, in the debtor's language. Pure: the same content always gives the same view.
 * @throws UnprintableMessageError when its figures do not add up, or the law forbids what it says
 */
export const viewOfClaimCalculation = (content: ClaimCalculationContent): ClaimCalculationView => {
  check(content);
  const view = viewOf(mapStrings(content, withoutControlCharacters), languages[content.locale]);
  return content.locale === 'fr' ? mapStrings(view, withFrenchSpaces) : view;
};
