import { formatMoney, type Currency } from '../domain/money.ts';
import { formalClaimBlocks, formalLateMinor } from './formal-claim-blocks.ts';
import { checkContent } from './check-content.ts';
import type { FormalContent } from './message-content.ts';
import type { MessageView } from './message-view.ts';
import { referencesInRows, waysToPay } from './payment-ways.ts';
import { conjunction, longDate } from './printed-values.ts';
import { otherUnappliedLines, unappliedLines } from './unapplied-lines.ts';
import { unbroken } from './unbroken.ts';
import { askedColumns, askedRowOf, frameOf, partiesOf, withoutOf } from './view-parts.ts';
import type { Wording } from './wording/wording.ts';

/** The view of a formal notice: a clear summons by the creditor itself (C. civ. 1344), nothing that looks like a court's. */
export const viewOfFormal = (content: FormalContent, wording: Wording): MessageView => {
  checkContent(content);
  const { locale } = wording;
  const items = content.sections.flatMap((section) => section.items);
  const [only, ...others] = items;
  const money = (amountMinor: number, currency: Currency) => formatMoney({ amountMinor, currency }, locale);
  const late = content.sections.map((section) => formalLateMinor(content, section));
  // All that the attached letter demands, for lateness too.
  const totals = content.sections.map(({ totalAskedMinor, currency }, index) =>
    money(totalAskedMinor + (late[index] ?? 0), currency),
  );
  const deadline = longDate(content.deadline, locale);
  const framing = wording.formal({
    creditorName: content.creditor.name,
    debtorName: content.debtor.name,
    count: items.length,
    single:
      only && others.length === 0 ? { number: unbroken(only.number), dueDate: longDate(only.dueDate, locale) } : null,
    amount: conjunction(totals, locale),
    deadlineDays: content.deadlineDays,
    deadline,
  });
  const ways = waysToPay(items, content.creditor.name, wording, true);
  const withReference = referencesInRows(items, wording);

  return {
    ...frameOf(content, wording),
    ...framing,
    // The debtor is named in full among the parties.
    dateLine: wording.labels.dateLine(longDate(content.writtenOn, locale), null),
    parties: partiesOf(content, wording),
    columns: askedColumns(content.sections, wording),
    schedule: null,
    balances: content.sections.map(({ items: asked, currency }, index) => ({
      label: framing.boxLabel,
      amount: totals[index] ?? '',
      details: [
        wording.payBy(deadline),
        ...(late[index] ? [wording.claim.included(money(late[index], currency))] : []),
        ...withoutOf(asked, currency, wording),
        ...unappliedLines(content, currency, wording),
      ],
    })),
    ...ways,
    request: [
      wording.formalLetter(content.isRegistered === true ? (content.registeredDays ?? content.deadlineDays) : null),
      ...(content.nextStep === null ? [] : [wording.legalDecision(deadline, longDate(content.nextStep.on, locale))]),
      wording.crossed(true),
    ],
    tables: content.sections.map((section) => ({
      caption: wording.labels.invoices(section.items.length, content.sections.length > 1 ? section.currency : null),
      rows: section.items.map((item) =>
        askedRowOf(item, section.currency, { withReference, hasOwnPage: ways.payHint !== null }, wording),
      ),
      total:
        section.items.length === 1
          ? null
          : { label: wording.labels.total(null), value: money(section.totalAskedMinor, section.currency) },
    })),
    claims: formalClaimBlocks(content, wording),
    notes: otherUnappliedLines(content, wording),
    questions: null,
    closing: [wording.dispute],
    signOff: wording.signOff('formal', null),
  };
};
