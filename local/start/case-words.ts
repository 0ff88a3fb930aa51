import { sentEventOf } from '../../lambdas/domain/case/events.ts';
import type { Stage } from '../../lambdas/domain/dunning-policy.ts';
import { formatMoney } from '../../lambdas/domain/money.ts';
import { dayWords as day } from './day-words.ts';
import type { ToldCase } from './read-cases.ts';

const stageWords = {
  courtesyNotice: 'courtesy',
  reminderOne: 'reminder 1',
  reminderTwo: 'reminder 2',
  directNotice: 'direct',
  legalEscalation: 'formal',
} as const satisfies Record<Stage, string>;

/** What left for an invoice, oldest first: `3 Apr reminder 1`, receipts included, which came back, and which nobody knows of. */
export function messagesOf({ events }: ToldCase): string[] {
  const lost = new Set(events.filter(({ type }) => type === 'NoticeUndelivered').map(({ data }) => data.messageId));
  return events.flatMap(({ type, at, data }) => {
    if (type === 'ReceiptSent') return [`${day(at)} receipt`];
    if (type === 'NoticeUnconfirmed' && data.stage) return [`${day(at)} ${stageWords[data.stage]} (unconfirmed)`];
    if (!type.endsWith('Sent') || data.stage === undefined) return [];
    return [`${day(at)} ${stageWords[data.stage]}${lost.has(data.messageId) ? ' (bounced)' : ''}`];
  });
}

const holding = new Set(['NoticeUndelivered', 'NoticeUnconfirmed']);
const releasing = new Set(['DeliverySettled', 'StageTold', ...Object.values(sentEventOf)]);

function openWords({ events, balance }: ToldCase): string {
  const last = events.findLast(({ type }) => holding.has(type) || releasing.has(type));
  if (last && holding.has(last.type)) return 'stopped until a person has looked at a message';
  return `open, ${formatMoney(balance, 'en')} owed`;
}

function escalatedWords({ events }: ToldCase): string {
  const last = events.findLast(({ type }) => type === 'LegalDecisionRequested' || type === 'LegalDecisionMade');
  return last?.data.until === undefined ? 'waits for a legal decision' : `given time until ${day(last.data.until)}`;
}

const clueWords = {
  creditorReference: 'creditor reference',
  endToEndId: 'end-to-end id',
  invoiceNumber: 'invoice number',
  invoiceNumbers: 'invoice numbers',
  reference: 'reference',
  person: 'a person',
} as const;

/** What told that the last payment is for it, where a bank statement told of the payment. */
function foundWords({ foundBy }: ToldCase, paymentId: string | undefined): string {
  const by = foundBy?.get(paymentId ?? '');
  return by === undefined ? '' : ` by bank statement, by ${clueWords[by]}`;
}

function paidWords(told: ToldCase): string {
  const { events, balance, closedAt } = told;
  const returns = events.filter(({ type }) => type === 'PaymentReversed');
  const returned = new Set(returns.map(({ data }) => data.paymentId));
  const payments = events.filter(
    ({ type, data }) => type === 'PaymentRecorded' && !(data.paymentId && returned.has(data.paymentId)),
  );
  const parts = payments.length > 1 ? `in ${payments.length} parts, ` : '';
  const money = (amountMinor: number) => formatMoney({ ...balance, amountMinor }, 'en');
  const excessMinor = payments.reduce((sum, { data }) => sum + (data.excessMinor ?? 0), 0);
  const creditedMinor = events.reduce(
    (sum, { type, data }) => sum + (type === 'CreditNoteRecorded' ? (data.amountMinor ?? 0) : 0),
    0,
  );
  const [back] = returns;
  return [
    `paid ${parts}${day(closedAt ?? '')}${foundWords(told, payments.at(-1)?.data.paymentId)}`,
    ...(creditedMinor > 0 ? [`${money(creditedMinor)} credited`] : []),
    ...(back ? [`after a return on ${day(back.at)}`] : []),
    ...(excessMinor > 0 ? [`${money(excessMinor)} too much`] : []),
  ].join(', ');
}

/** What came of an invoice, in a few words. */
export function outcomeOf(told: ToldCase): string {
  const closedOn = day(told.closedAt ?? told.issueDate);
  switch (told.status) {
    case 'open':
    case 'paused':
      return openWords(told);
    case 'escalated':
      return escalatedWords(told);
    case 'paid':
      return paidWords(told);
    case 'canceled':
      return `canceled ${closedOn}`;
    case 'handedOver':
      return `handed to collection ${closedOn}`;
    case 'writtenOff':
      return `written off ${closedOn}`;
  }
}
