import { addressLines } from '../../domain/address-lines.ts';
import { localDate } from '../../domain/calendar/send-window.ts';
import { balanceMinor } from '../../domain/case/case.ts';
import type { SentNotice } from '../../domain/case/notice.ts';
import { claimOf } from '../../domain/case/claim/claim-of-case.ts';
import type { Locale } from '../../domain/debtor.ts';
import type { Material } from '../../domain/legal-file/material.ts';
import { type FilePart, inReadingOrder } from '../../domain/legal-file/part.ts';
import { formatMoney } from '../../domain/money.ts';
import { mapStrings, withoutControlCharacters } from '../map-strings.ts';
import { longDate, withFrenchSpaces } from '../printed-values.ts';
import { englishDigest } from '../wording/en-digest.ts';
import { frenchDigest } from '../wording/fr-digest.ts';
import { englishFile } from './en-file.ts';
import type { FileWording } from './file-wording.ts';
import { frenchFile } from './fr-file.ts';

export type Row = { readonly label: string; readonly value: string };
export type Section = { readonly heading: string; readonly rows: readonly Row[]; readonly notes: readonly string[] };

/** What the cover and the index of a legal file say. */
export type FileView = {
  readonly locale: Locale;
  readonly title: string;
  readonly about: string;
  readonly asOf: string;
  readonly writtenOn: string;
  readonly sender: { readonly name: string; readonly lines: readonly string[] };
  readonly contact: { readonly heading: string; readonly lines: readonly string[] };
  readonly addressee: readonly string[];
  readonly footer: readonly string[];
  readonly sections: readonly Section[];
  readonly contents: {
    readonly heading: string;
    readonly columns: { readonly file: string; readonly what: string };
    readonly rows: readonly { readonly path: string; readonly what: string }[];
  };
  readonly closing: readonly string[];
};

/** The words of a legal file, and of the stages in it. */
export const fileWords = (locale: Locale): { words: FileWording; stages: Readonly<Record<string, string>> } =>
  locale === 'fr'
    ? { words: frenchFile, stages: frenchDigest.stages }
    : { words: englishFile, stages: englishDigest.stages };

/** As a label begins: the names of stages are written as within a sentence. */
function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

type Printing = {
  readonly words: FileWording;
  readonly date: (day: string) => string;
  readonly day: (at: string) => string;
};

function noticeText({ sentAt, deliveredAt, undeliveredAt, voidedAt }: SentNotice, { words, day }: Printing): string {
  return [
    words.sent(day(sentAt)),
    ...(deliveredAt === undefined ? [] : [words.delivered(day(deliveredAt))]),
    ...(undeliveredAt === undefined ? [] : [words.undelivered(day(undeliveredAt))]),
    ...(voidedAt === undefined ? [] : [words.voided(day(voidedAt))]),
  ].join(', ');
}

/** A country by its name in the language of the file. */
function countryName({ country, locale }: Material['debtor']): string {
  return new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(country) ?? country;
}

function debtorSection({ debtor }: Material, { words }: Printing): Section {
  const { labels, debtorKinds, headings } = words;
  const address = addressLines(debtor).join(', ');
  return {
    heading: headings.debtor,
    rows: [
      { label: labels.name, value: debtor.name },
      { label: labels.kind, value: debtorKinds[debtor.kind] },
      ...(debtor.registrationNumber === undefined
        ? []
        : [{ label: labels.registration, value: debtor.registrationNumber }]),
      ...(address === '' ? [] : [{ label: labels.address, value: address }]),
      { label: labels.country, value: countryName(debtor) },
    ],
    notes: [],
  };
}

function invoiceSection({ dunned, debtor }: Material, { words, date }: Printing): Section {
  const { labels, headings } = words;
  const { number, issueDate, dueDate, amount } = dunned.invoice;
  const money = (amountMinor: number) => formatMoney({ ...amount, amountMinor }, debtor.locale);
  return {
    heading: headings.invoice,
    rows: [
      { label: labels.number, value: number },
      { label: labels.issued, value: date(issueDate) },
      { label: labels.due, value: date(dueDate) },
      { label: labels.amount, value: money(amount.amountMinor) },
      { label: labels.paid, value: money(dunned.receivedMinor) },
      { label: labels.credited, value: money(dunned.creditedMinor) },
      { label: labels.balance, value: money(balanceMinor(dunned)) },
    ],
    notes: [],
  };
}

function claimSection(material: Material, { words }: Printing): Section {
  const { labels, headings } = words;
  const claim = claimOf(material, material.asOf);
  if (claim.kind !== 'claim') return { heading: headings.claim, rows: [], notes: [words.noClaim] };
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: claim.currency }, material.debtor.locale);
  const { principal, interest, fixedCompensation, openMinor } = claim.totals;
  const owesNoCompensation = fixedCompensation.why === 'notOwedByDebtor';
  return {
    heading: headings.claim,
    rows: [
      // What is added up has to be there: here more of the principal is open than the balance of the invoice says.
      ...(principal.openMinor === principal.caseBalanceMinor
        ? []
        : [{ label: labels.principal, value: money(principal.openMinor) }]),
      { label: labels.interest, value: money(interest.openMinor) },
      ...(owesNoCompensation ? [] : [{ label: labels.compensation, value: money(fixedCompensation.openMinor) }]),
      { label: labels.total, value: money(openMinor) },
    ],
    notes: claim.isProvisional ? [words.provisional] : [],
  };
}

function pauseSection({ dunned }: Material, { words, day }: Printing): Section[] {
  if (dunned.pauses.length === 0) return [];
  const rows = dunned.pauses.map(({ kind, since, end }) => ({
    label: words.pauseKinds[kind],
    value: [words.since(day(since)), end ? words.ended(day(end.at)) : words.standing].join(', '),
  }));
  return [{ heading: words.headings.pauses, rows, notes: [] }];
}

function evidenceSection({ events, coverage }: Material, { words, date }: Printing): Section {
  const covered =
    coverage.kind === 'covered' ? words.covered(date(coverage.day)) : words.notCovered(date(coverage.expectedOn));
  return {
    heading: words.headings.evidence,
    rows: [
      { label: words.headings.timeline, value: words.events(events.length) },
      { label: words.labels.head, value: events.at(-1)?.hash ?? '' },
    ],
    notes: [covered, ...words.howToVerify],
  };
}

/** What a legal file says to whoever opens it, in the language of the debtor's letters. */
export function fileView(material: Material, parts: readonly Pick<FilePart, 'kind' | 'path' | 'about'>[]): FileView {
  const { creditor, debtor, dunned, asOf, policy } = material;
  const { locale } = debtor;
  const { words, stages } = fileWords(locale);
  const date = (day: string) => longDate(day, locale);
  const printing: Printing = { words, date, day: (at) => date(localDate(at, policy.sendWindow.timeZone)) };
  const fullName = [creditor.name, creditor.legalForm].filter(Boolean).join(' ');
  const { name, email, phone = '' } = creditor.contact;
  const notices = dunned.notices.map((notice) => ({
    label: capitalized(stages[notice.stage] ?? notice.stage),
    value: noticeText(notice, printing),
  }));
  const view: FileView = {
    locale,
    title: words.title,
    about: words.about(dunned.invoice.number),
    asOf: words.asOf(date(asOf)),
    writtenOn: asOf,
    sender: { name: creditor.name, lines: creditor.registeredOffice },
    contact: { heading: words.contact, lines: [name, email, phone].filter(Boolean) },
    addressee: [debtor.name, ...addressLines(debtor)],
    footer: [[fullName, ...creditor.registeredOffice].join(', '), creditor.legalMentions.join(' – ')],
    sections: [
      debtorSection(material, printing),
      invoiceSection(material, printing),
      claimSection(material, printing),
      { heading: words.headings.notices, rows: notices, notes: notices.length === 0 ? [words.noNotice] : [] },
      ...pauseSection(material, printing),
      evidenceSection(material, printing),
    ],
    contents: {
      heading: words.headings.contents,
      columns: words.columns,
      rows: inReadingOrder(parts).map(({ kind, path, about }) => ({
        path,
        what: about === undefined ? words.parts[kind] : `${words.parts[kind]} (${about})`,
      })),
    },
    closing: [words.noAdvice],
  };
  const printed = mapStrings(view, withoutControlCharacters);
  return locale === 'fr' ? mapStrings(printed, withFrenchSpaces) : printed;
}
