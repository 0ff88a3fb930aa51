import { formatMoney, type Currency } from '../domain/money.ts';
import { claimBlocks, claimDetailOf } from './claim-blocks.ts';
import { checkContent } from './check-content.ts';
import type { DunningContent, DunningItem } from './message-content.ts';
import type { BalanceBox, InvoiceTable, MessageView } from './message-view.ts';
import { referencesInRows, waysToPay } from './payment-ways.ts';
import { conjunction, longDate } from './printed-values.ts';
import { otherUnappliedLines, unappliedLines } from './unapplied-lines.ts';
import { unbroken } from './unbroken.ts';
import { addresseeOf, askedColumns, askedRowOf, frameOf, withoutOf } from './view-parts.ts';
import type { AnnouncedStep, DunningFacts, Wording } from './wording/wording.ts';

const isNotYetDue = (item: DunningItem): boolean => item.daysLate < 0;

/** What all have in common, or null when one differs. */
const shared = <Value>(values: readonly Value[]): Value | null => {
  const [first = null, ...others] = values;
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : null;
};

const sumOf = (items: readonly DunningItem[]): number => items.reduce((sum, item) => sum + item.askedMinor, 0);

/** More parts of a balance than these are better read in the table. */
const mostParts = 3;

/** The view of a dunning message: the leading stage sets the tone, every other invoice says its own. */
export const viewOfDunning = (content: DunningContent, wording: Wording): MessageView => {
  checkContent(content);
  const { locale } = wording;
  const money = (amountMinor: number, currency: Currency) => formatMoney({ amountMinor, currency }, locale);
  const isCourtesy = content.leadingStage === 'courtesyNotice';
  // Only a courtesy notice asks money for what is not due yet; in any other message it is listed, no more.
  const isAskedFor = (item: DunningItem) => isCourtesy || !isNotYetDue(item);
  const announced = ({ nextStep }: DunningItem): AnnouncedStep | null =>
    nextStep && { stage: nextStep.stage, on: longDate(nextStep.on, locale) };

  const sharedDate = (items: readonly DunningItem[]): string | null => {
    const deadline = shared(items.map((item) => item.deadline));
    return deadline === null ? null : longDate(deadline, locale);
  };

  /** Until when a balance is to be paid; part by part when the invoices differ and the parts are few. */
  const deadlinesOf = (items: readonly DunningItem[], currency: Currency): readonly string[] => {
    const parts = [...Map.groupBy(items, (item) => item.deadline)].sort(([one], [other]) => (one < other ? -1 : 1));
    if (parts.length === 1 || parts.length > mostParts) return [wording.payBy(sharedDate(items))];
    return parts.map(([deadline, part]) => wording.payPartBy(money(sumOf(part), currency), longDate(deadline, locale)));
  };

  const asked = content.sections.flatMap((section) => section.items.filter(isAskedFor));
  const leading = asked.filter((item) => item.stage === content.leadingStage);
  const isUniform = shared(asked.map(({ stage, deadline, nextStep }) => ({ stage, deadline, nextStep }))) !== null;
  const boxes = content.sections.map((section) => ({
    currency: section.currency,
    leading: sumOf(section.items.filter((item) => leading.includes(item))),
    asked: sumOf(section.items.filter(isAskedFor)),
    upcoming: sumOf(section.items.filter((item) => !isAskedFor(item))),
    without: withoutOf(section.items.filter(isAskedFor), section.currency, wording),
    deadlines: deadlinesOf(section.items.filter(isAskedFor), section.currency),
  }));
  const [only, ...others] = leading;
  const facts: DunningFacts = {
    stage: content.leadingStage,
    count: leading.length,
    single:
      only && others.length === 0
        ? { number: unbroken(only.number), dueDate: longDate(only.dueDate, locale), daysLate: only.daysLate }
        : null,
    otherCount: asked.length - leading.length,
    amount: conjunction(
      boxes.filter((box) => box.leading > 0).map((box) => money(box.leading, box.currency)),
      locale,
    ),
    deadline: sharedDate(leading),
    nextStep: only && shared(leading.map((item) => item.nextStep)) ? announced(only) : null,
    nextStage: shared(leading.map((item) => item.nextStep?.stage ?? null)),
    assumesOversight: content.assumesOversight,
  };
  const framing = wording.dunning(facts);

  const noteOf = (item: DunningItem): string | null => {
    // Before the due date there is nothing to add to it, unless it falls on a day on which no bank works.
    if (isUniform || !isAskedFor(item) || item.deadline === item.dueDate) return null;
    const step = announced(item);
    const request = wording.invoiceNote(item.stage, longDate(item.deadline, locale));
    return step === null ? request : `${request} ${wording.nextStep(step)}`;
  };
  /** Of a single invoice the sums below say it all. */
  const claimOf = (item: DunningItem, { items, currency }: (typeof content.sections)[number]): readonly string[] =>
    items.length > 1 && item.claim ? [claimDetailOf(item.claim, currency, wording)] : [];
  const ways = waysToPay(asked, content.creditor.name, wording, true);
  const withReference = referencesInRows(asked, wording);
  const tables = content.sections.map((section, index): InvoiceTable => {
    const upcoming = boxes[index]?.upcoming ?? 0;
    return {
      caption: wording.labels.invoices(section.items.length, content.sections.length > 1 ? section.currency : null),
      rows: section.items.map((item) =>
        askedRowOf(
          item,
          section.currency,
          {
            notes: [noteOf(item) ?? []].flat(),
            details: claimOf(item, section),
            withReference,
            hasOwnPage: ways.payHint !== null,
          },
          wording,
        ),
      ),
      total:
        section.items.length === 1
          ? null
          : {
              label: wording.labels.total(upcoming > 0 ? money(upcoming, section.currency) : null),
              value: money(section.totalAskedMinor, section.currency),
            },
    };
  });
  const balances = boxes
    .filter((box) => box.asked > 0)
    .map((box): BalanceBox => ({
      label: framing.boxLabel,
      amount: money(box.asked, box.currency),
      details: [
        ...box.deadlines,
        ...box.without,
        ...(box.upcoming > 0 ? [wording.upcoming(money(box.upcoming, box.currency))] : []),
        ...unappliedLines(content, box.currency, wording),
      ],
    }));
  const addressee = addresseeOf(content);
  // The tone of the first two messages is friendly, and they speak of no costs.
  const isFirm = content.leadingStage === 'reminderTwo' || content.leadingStage === 'directNotice';

  return {
    ...frameOf(content, wording),
    ...framing,
    columns: askedColumns(content.sections, wording),
    parties: [],
    greeting: wording.greeting(addressee, isFirm),
    schedule: null,
    balances,
    ...ways,
    request: [
      ...framing.request,
      ...(isUniform && facts.nextStep !== null ? [wording.nextStep(facts.nextStep)] : []),
      wording.crossed(!isCourtesy),
    ],
    tables,
    claims: claimBlocks(
      content.sections.map(({ currency, items }) => ({
        currency,
        askedMinor: sumOf(items.filter(isAskedFor)),
        claims: items.flatMap(({ claim }) => claim ?? []),
      })),
      content.writtenOn,
      wording,
    ),
    notes: [
      ...(content.statement === undefined ? [] : [wording.statementAttached]),
      ...otherUnappliedLines(content, wording),
      // A public buyer pays by its own rules, never by instalments.
      ...(isFirm && content.offersInstalments && content.debtor.kind !== 'public' ? [wording.instalments] : []),
    ],
    questions: wording.questions(content.leadingStage, content.debtor.kind),
    closing: [wording.dispute],
    signOff: wording.signOff(content.leadingStage, addressee),
  };
};
