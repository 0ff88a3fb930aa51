import { stages } from '../domain/dunning-policy.ts';
import { formatMoney } from '../domain/money.ts';
import type { AnnouncedMessage, DailyDigestContent } from './digest-content.ts';
import { debtorLink, debtorPath } from './digest-links.ts';
import type { DigestEntry, DigestView } from './digest-view.ts';
import { conjunction, dayOfWeek, longDate } from './printed-values.ts';
import type { DigestWording } from './wording/digest-wording.ts';

/** A message to come, with what it says of which invoice, and how a person holds it. */
export function entryOf(
  message: AnnouncedMessage,
  content: Pick<DailyDigestContent, 'locale' | 'deskUrl' | 'creditorId'>,
  wording: DigestWording,
): DigestEntry {
  const { locale, deskUrl, creditorId } = content;
  const { time, debtorId, debtorName, recipients, subject, invoices, needsBankRead } = message;
  const { daily, stages: stageNames } = wording;
  const strictestFirst = invoices.toSorted(
    (a, b) => (b.stage === null ? -1 : stages.indexOf(b.stage)) - (a.stage === null ? -1 : stages.indexOf(a.stage)),
  );
  const link = debtorLink(deskUrl, { creditorId, debtorId });
  return {
    heading: daily.entry(time, debtorName),
    lines: [
      subject,
      recipients.length === 0 ? daily.nobody : daily.to(conjunction(recipients, locale)),
      ...(needsBankRead ? [daily.needsBankRead] : []),
    ],
    items: strictestFirst.map(({ number, stage, demanded }) =>
      daily.item(number, stage === null ? null : stageNames[stage], formatMoney(demanded, locale)),
    ),
    link: link === null ? null : { label: daily.hold(debtorName), url: link },
    request:
      link === null
        ? [`POST ${debtorPath({ creditorId, debtorId }, '/holds')}`, '{"reason": "…", "until": "YYYY-MM-DD"}']
        : null,
  };
}

/** The view of what leaves on the next business day, in the order in which it leaves. */
export function viewOfDaily(content: DailyDigestContent, wording: DigestWording): DigestView {
  const { locale, about, messages, unnamed, asked, creditorName, creditorId, deskUrl, writtenOn } = content;
  const { daily } = wording;
  const count = messages.length + unnamed;
  const sums = conjunction(
    asked.map((money) => formatMoney(money, locale)),
    locale,
  );
  const day = `${dayOfWeek(about, locale)} ${longDate(about, locale)}`;
  return {
    locale,
    subject: daily.subject(count, day),
    preheader: daily.preheader(sums),
    creditorName,
    title: daily.title(count, day),
    dateLine: wording.writtenOn(longDate(writtenOn, locale)),
    opening: [
      daily.preheader(sums),
      ...daily.opening(deskUrl !== undefined),
      ...(unnamed > 0 ? [daily.unnamed(unnamed)] : []),
    ],
    sections: [
      {
        heading: daily.heading,
        paragraphs: [],
        tables: [],
        entries: messages.map((message) => entryOf(message, content, wording)),
      },
    ],
    footer: wording.footer(creditorId),
  };
}
