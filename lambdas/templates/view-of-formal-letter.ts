import { formatMoney, type Currency } from '../domain/money.ts';
import { checkContent } from './check-content.ts';
import { claimsOf, demandOf, type FormalWords, lateMinorOf } from './formal-demand.ts';
import type { FormalLetterView } from './formal-letter-view.ts';
import { interestAnnex, printedRate } from './interest-annex.ts';
import { mapStrings, withoutControlCharacters } from './map-strings.ts';
import type { FormalContent } from './message-content.ts';
import { waysToPay } from './payment-ways.ts';
import { conjunction, longDate, withFrenchSpaces } from './printed-values.ts';
import { otherUnappliedLines, unappliedLines } from './unapplied-lines.ts';
import { withoutMarks } from './unbroken.ts';
import { UnprintableMessageError } from './unprintable-message-error.ts';
import { en } from './wording/en.ts';
import { englishFormalLetter } from './wording/en-formal-letter.ts';
import { englishStatement } from './wording/en-statement.ts';
import type { FormalLetterWording } from './wording/formal-letter-wording.ts';
import { fr } from './wording/fr.ts';
import { frenchFormalLetter } from './wording/fr-formal-letter.ts';
import { frenchStatement } from './wording/fr-statement.ts';

const languages: Readonly<Record<FormalContent['locale'], FormalWords>> = {
  fr: { wording: fr, words: frenchFormalLetter, statement: frenchStatement },
  en: { wording: en, words: englishFormalLetter, statement: englishStatement },
};

/** The words of a formal notice on paper in a language. */
export const formalLetterWords = (locale: FormalContent['locale']): FormalLetterWording => languages[locale].words;

/** That interest goes on running, or begins with this notice: each rate once. */
const interestSentences = ({ claims = [] }: FormalContent, { wording, words }: FormalWords): string[] => {
  const begins = claims.flatMap((claim) =>
    claim.kind === 'fromFormalNotice'
      ? [words.interestFromNotice(printedRate(claim.ratePercent, wording.locale), claim.law, claim.isProvisional)]
      : [],
  );
  const isRunning = claims.some(({ kind }) => kind === 'claim');
  return [...(isRunning ? [words.interestGoesOn] : []), ...new Set(begins)];
};

const viewOf = (content: FormalContent, language: FormalWords): FormalLetterView => {
  const { wording, words, statement } = language;
  const { locale } = wording;
  const { creditor, debtor, sections } = content;
  const items = sections.flatMap((section) => section.items);
  const [only, ...others] = items;
  const fullName = [creditor.name, creditor.legalForm].filter(Boolean).join(' ');
  const totals = sections.map((section) =>
    formatMoney(
      { amountMinor: section.totalAskedMinor + lateMinorOf(claimsOf(content, section)), currency: section.currency },
      locale,
    ),
  );
  const facts = {
    creditorName: creditor.name,
    debtorName: debtor.name,
    count: items.length,
    single: only && others.length === 0 ? { number: only.number, dueDate: longDate(only.dueDate, locale) } : null,
    amount: conjunction(totals, locale),
    deadlineDays: content.deadlineDays,
    deadline: longDate(content.deadline, locale),
    isRegistered: content.isRegistered === true,
    registeredDays: content.registeredDays ?? content.deadlineDays,
  };
  const { primaryAction: online, transfers } = waysToPay(items, creditor.name, wording);
  const unapplied = (currency: Currency) => unappliedLines(content, currency, wording);
  const annex = interestAnnex(
    sections.flatMap((section) => claimsOf(content, section)),
    content,
    words,
  );
  return {
    locale,
    writtenOn: content.writtenOn,
    date: words.date(longDate(content.writtenOn, locale)),
    title: words.title,
    subject: words.subject(facts),
    sender: { name: creditor.name, lines: [creditor.legalForm ?? '', ...creditor.registeredOffice].filter(Boolean) },
    contact: {
      heading: statement.contact,
      lines: [creditor.contact.name, creditor.contact.email, creditor.contact.phone ?? ''].filter(Boolean),
    },
    addressee: [debtor.name, ...(debtor.addressLines ?? [])],
    runningHead: [creditor.name, `${words.title}, ${longDate(content.writtenOn, locale)}`, debtor.name].join(' – '),
    footer: [[fullName, ...creditor.registeredOffice].join(', '), creditor.legalMentions.join(' – ')],
    greeting: words.greeting,
    opening: words.opening(facts),
    // What is to pay of an invoice is not all that is owed of it when a part is withheld.
    columns: items.some(({ withheld }) => withheld.length > 0)
      ? { ...words.columns, balance: wording.labels.toPay }
      : words.columns,
    demands: sections.map((section) => demandOf(section, content, language)),
    deadline: words.deadline(facts),
    afterDeadline: [
      ...(facts.isRegistered ? [words.registered(facts)] : []),
      ...interestSentences(content, language),
      ...sections.flatMap(({ currency }) => unapplied(currency)),
      ...otherUnappliedLines(content, wording),
    ],
    payment: online === null && transfers.length === 0 ? null : { heading: statement.payment, online, transfers },
    closing: [
      ...(content.nextStep === null ? [] : [words.consequence]),
      words.dispute,
      words.crossed,
      words.fromCreditor(creditor.name),
    ],
    signOff: words.signOff,
    signature: [creditor.senderName, creditor.name],
    attachments: annex && { label: words.attachments, value: annex.title },
    annex,
  };
};

/** Refuses a claim that no invoice of the notice bears, or one against the law. */
const checkClaims = ({ claims = [], sections, debtor }: FormalContent): void => {
  const numbers = new Set(sections.flatMap(({ items }) => items.map(({ number }) => number)));
  for (const claim of claims) {
    if (!numbers.has(claim.number))
      throw new UnprintableMessageError(`A claim is about invoice ${claim.number}, which the notice does not name`);
    if (claim.kind === 'claim' && claim.compensationMinor !== 0 && debtor.kind === 'consumer')
      throw new UnprintableMessageError('No fixed compensation is ever asked of a consumer');
    if (claim.kind === 'claim' && (claim.interestMinor < 0 || claim.compensationMinor < 0))
      throw new UnprintableMessageError(`The claim about invoice ${claim.number} is negative`);
  }
};

/**
 * A formal notice as it is printed, in the debtor's language: a clear summons by the creditor itself (C. civ. 1344), with
 * nothing of a court's or bailiff's act about it (C. pén. 433-13). Pure: the same content always gives the same view.
 * @throws UnprintableMessageError when its figures do not add up, or it would ask for what the law forbids
 */
export const viewOfFormalLetter = (content: FormalContent): FormalLetterView => {
  checkContent(content);
  checkClaims(content);
  const view = viewOf(mapStrings(content, withoutControlCharacters), languages[content.locale]);
  const printed = content.locale === 'fr' ? mapStrings(view, withFrenchSpaces) : view;
  return mapStrings(printed, withoutMarks);
};
