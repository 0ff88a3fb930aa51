import { stages } from '../domain/dunning-policy.ts';
import { formatMoney } from '../domain/money.ts';
import type { ForewarningContent } from './digest-content.ts';
import { entryOf } from './digest-daily.ts';
import type { DigestView } from './digest-view.ts';
import { conjunction, dayOfWeek, longDate } from './printed-values.ts';
import type { DigestWording } from './wording/digest-wording.ts';

/** The view of what leaves to one debtor on the next business day, for the person who looks after him. */
export function viewOfForewarning(content: ForewarningContent, wording: DigestWording): DigestView {
  const { locale, about, messages, asked, creditorName, creditorId, deskUrl, writtenOn } = content;
  const { ownerName, debtorId, debtorName } = content;
  const { forewarning, daily } = wording;
  const sums = conjunction(
    asked.map((money) => formatMoney(money, locale)),
    locale,
  );
  const told = messages.flatMap(({ invoices }) => invoices.flatMap(({ stage }) => stage ?? []));
  const strictest = stages.findLast((stage) => told.includes(stage)) ?? 'directNotice';
  const day = `${dayOfWeek(about, locale)} ${longDate(about, locale)}`;
  const title = forewarning.title(debtorName, wording.stages[strictest], day);
  return {
    locale,
    subject: title,
    preheader: daily.preheader(sums),
    creditorName,
    title,
    dateLine: wording.writtenOn(longDate(writtenOn, locale)),
    opening: [...forewarning.opening(ownerName, debtorName), forewarning.toHold(deskUrl !== undefined)],
    sections: [
      {
        heading: forewarning.heading,
        paragraphs: [daily.preheader(sums)],
        tables: [],
        entries: messages.map((message) => entryOf(message, content, wording)),
      },
    ],
    footer: forewarning.footer(creditorId, debtorId),
  };
}
