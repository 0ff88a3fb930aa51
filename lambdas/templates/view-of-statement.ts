import { formatMoney, type Currency } from '../domain/money.ts';
import { checkStatement } from './check-statement.ts';
import { mapStrings, withoutControlCharacters } from './map-strings.ts';
import type { LabeledValue } from './message-view.ts';
import { waysToPay } from './payment-ways.ts';
import { owedMinor } from './printed-invoice.ts';
import { conjunction, longDate, shortDate, withFrenchSpaces } from './printed-values.ts';
import type { StatementContent, StatementItem, StatementSection, StatementSums } from './statement-content.ts';
import type { StatementRow, StatementTable, StatementView } from './statement-view.ts';
import { otherUnappliedLines } from './unapplied-lines.ts';
import { withoutMarks } from './unbroken.ts';
import { withheldPhrases } from './withheld-phrases.ts';
import { en } from './wording/en.ts';
import { englishStatement } from './wording/en-statement.ts';
import { frenchStatement } from './wording/fr-statement.ts';
import { fr } from './wording/fr.ts';
import type { StatementWording } from './wording/statement-wording.ts';
import type { Wording } from './wording/wording.ts';

type Words = { readonly wording: Wording; readonly words: StatementWording };

const languages: Readonly<Record<StatementContent['locale'], Words>> = {
  fr: { wording: fr, words: frenchStatement },
  en: { wording: en, words: englishStatement },
};

/** The words of a statement in a language. */
export const statementWords = (locale: StatementContent['locale']): StatementWording => languages[locale].words;

/** In print a minus is as wide as a figure; a hyphen is read as a dash. */
const moneyIn =
  (currency: Currency, { locale }: Wording) =>
  (amountMinor: number): string =>
    formatMoney({ amountMinor, currency }, locale).replace('-', '\u2212');

/** Nothing paid or credited is said by a dash: most lines have neither, and zeros would hide those that do. */
const orDash = (amountMinor: number, money: (amountMinor: number) => string): string =>
  amountMinor === 0 ? '–' : money(amountMinor);

const rowOf = (invoice: StatementItem, currency: Currency, { wording, words }: Words): StatementRow => {
  const money = moneyIn(currency, wording);
  const { locale, labels } = wording;
  const { daysLate, collectedBy } = invoice;
  const marks = withheldPhrases(invoice.withheld, currency, wording);
  return {
    number: invoice.number,
    issued: shortDate(invoice.issueDate, locale),
    due: shortDate(invoice.dueDate, locale),
    status: daysLate > 0 ? words.daysLate(daysLate) : labels.status(daysLate),
    isLate: daysLate > 0,
    amount: money(invoice.amountMinor),
    paid: orDash(invoice.paidMinor, money),
    credited: orDash(invoice.creditedMinor, money),
    balance: money(owedMinor(invoice)),
    mark: conjunction(collectedBy === undefined ? marks : [words.collected[collectedBy], ...marks], locale),
  };
};

const sumsRow = (sums: StatementSums, currency: Currency, { wording }: Words) => {
  const money = moneyIn(currency, wording);
  return {
    amount: money(sums.amountMinor),
    paid: orDash(sums.paidMinor, money),
    credited: orDash(sums.creditedMinor, money),
    balance: money(sums.owedMinor),
  };
};

const tableOf = (section: StatementSection, { unapplied }: StatementContent, language: Words): StatementTable => {
  const { currency, items, rest, total, lateMinor, dueTodayMinor, upcomingMinor } = section;
  const { wording, words } = language;
  const money = moneyIn(currency, wording);
  const part = (label: string, amountMinor: number): LabeledValue[] =>
    amountMinor === 0 ? [] : [{ label, value: money(amountMinor) }];
  const unappliedMinor = unapplied.find((each) => each.currency === currency)?.amountMinor ?? 0;
  const netMinor = total.owedMinor - unappliedMinor;
  return {
    caption: words.caption(currency),
    rows: items.map((item) => rowOf(item, currency, language)),
    rest: rest && {
      label: words.rest(rest.count, shortDate(rest.firstDue, wording.locale), shortDate(rest.lastDue, wording.locale)),
      ...sumsRow(rest, currency, language),
    },
    total: { label: words.total, ...sumsRow(total, currency, language) },
    parts: [
      ...part(words.late, lateMinor),
      ...part(words.dueToday, dueTodayMinor),
      ...part(words.upcoming, upcomingMinor),
    ],
    net:
      unappliedMinor === 0
        ? []
        : [
            { label: words.unapplied, value: money(-unappliedMinor) },
            { label: words.net(netMinor < 0), value: money(Math.abs(netMinor)) },
          ],
  };
};

const paymentOf = ({ sections, creditor }: StatementContent, { wording, words }: Words): StatementView['payment'] => {
  const asked = sections.flatMap(({ items }) =>
    items.filter(({ askedMinor, collectedBy }) => askedMinor > 0 && !collectedBy),
  );
  const { primaryAction: online, transfers } = waysToPay(asked, creditor.name, wording);
  return online === null && transfers.length === 0 ? null : { heading: words.payment, online, transfers };
};

const viewOf = (content: StatementContent, language: Words): StatementView => {
  const { wording, words } = language;
  const { creditor, debtor, writtenOn } = content;
  const date = longDate(writtenOn, wording.locale);
  const fullName = [creditor.name, creditor.legalForm].filter(Boolean).join(' ');
  return {
    locale: wording.locale,
    title: words.title,
    asOf: words.asOf(date),
    writtenOn,
    sender: { name: creditor.name, lines: creditor.registeredOffice },
    contact: {
      heading: words.contact,
      lines: [creditor.contact.name, creditor.contact.email, creditor.contact.phone ?? ''].filter(Boolean),
    },
    addressee: [debtor.name, ...(debtor.addressLines ?? [])],
    opening: words.opening,
    columns: words.columns,
    tables: content.sections.map((section) => tableOf(section, content, language)),
    notes: otherUnappliedLines(content, wording),
    payment: paymentOf(content, language),
    closing: words.closing,
    runningHead: [creditor.name, `${words.title}, ${date}`, debtor.name].join(' – '),
    footer: [[fullName, ...creditor.registeredOffice].join(', '), creditor.legalMentions.join(' – ')],
  };
};

/**
 * A statement of account as it is printed, in the debtor's language. Pure: the same content always gives the same view.
 * @throws UnprintableMessageError when its figures do not add up
 */
export const viewOfStatement = (content: StatementContent): StatementView => {
  checkStatement(content);
  const view = viewOf(mapStrings(content, withoutControlCharacters), languages[content.locale]);
  const printed = content.locale === 'fr' ? mapStrings(view, withFrenchSpaces) : view;
  return mapStrings(printed, withoutMarks);
};
