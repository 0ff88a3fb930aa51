import { formatMoney } from '../domain/money.ts';
import { checkContent } from './check-content.ts';
import type { FormalContent } from './message-content.ts';
import type { MessageView } from './message-view.ts';
import { sharedPaymentLink, waysToPay } from './payment-ways.ts';
import { conjunction, longDate } from './printed-values.ts';
import { recoveryCostsNote } from './recovery-costs-note.ts';
import { frameOf, partiesOf, rowOf } from './view-parts.ts';
import type { Wording } from './wording/wording.ts';

/** The view of a formal notice: a clear summons by the creditor itself (C. civ. 1344), nothing that looks like a court's. */
export const viewOfFormal = (content: FormalContent, wording: Wording): MessageView => {
  checkContent(content);
  const { locale } = wording;
  const items = content.sections.flatMap((section) => section.items);
  const totals = content.sections.map((section) =>
    formatMoney({ amountMinor: section.totalBalanceMinor, currency: section.currency }, locale),
  );
  const deadline = longDate(content.deadline, locale);
  const framing = wording.formal({
    creditorName: content.creditor.name,
    debtorName: content.debtor.name,
    count: items.length,
    singleNumber: items.length === 1 ? (items[0]?.number ?? null) : null,
    amount: conjunction(totals, locale),
    deadlineDays: content.deadlineDays,
    deadline,
  });

  return {
    ...frameOf(content, wording),
    ...framing,
    parties: partiesOf(content, wording),
    balances: totals.map((amount) => ({ label: framing.boxLabel, amount, details: [wording.payBy(deadline)] })),
    primaryAction: sharedPaymentLink(items, wording),
    tables: content.sections.map((section, index) => ({
      caption: wording.labels.invoices(section.items.length, content.sections.length > 1 ? section.currency : null),
      rows: section.items.map((item) => rowOf(item, section.currency, null, wording)),
      totalLabel: wording.labels.total(null),
      total: totals[index] ?? '',
    })),
    waysToPay: waysToPay(items, content.creditor.name, wording),
    notes: [
      ...(content.nextStep === null ? [] : [wording.legalDecision(deadline, longDate(content.nextStep.on, locale))]),
      ...recoveryCostsNote(content, wording),
    ],
    questions: null,
    closing: [wording.dispute, wording.crossed],
    signOff: wording.signOff('formal'),
  };
};
