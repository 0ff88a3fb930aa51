import { localDate } from '../../lambdas/domain/calendar/send-window.ts';
import { sentEventOf } from '../../lambdas/domain/case/events.ts';
import type { Stage } from '../../lambdas/domain/dunning-policy.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { formatMoney } from '../../lambdas/domain/money.ts';
import type { ToldCase } from './read-cases.ts';

const stageWords = {
  courtesyNotice: 'courtesy',
  reminderOne: 'reminder 1',
  reminderTwo: 'reminder 2',
  directNotice: 'direct',
  legalEscalation: 'formal',
} as const satisfies Record<Stage, string>;

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A day as `7 Apr`: of an instant in the creditor's time zone, or of a calendar date. */
function day(at: string): string {
  const date = at.includes('T') ? localDate(at, defaultPolicy.sendWindow.timeZone) : at;
  return dayFormat.format(new Date(`${date}T00:00:00Z`));
}

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

function paidWords({ events, balance, closedAt }: ToldCase): string {
  const payments = events.filter(({ type }) => type === 'PaymentRecorded');
  const paid = `paid ${payments.length > 1 ? `in ${payments.length} parts, ` : ''}${day(closedAt ?? '')}`;
  const excessMinor = payments.reduce((sum, { data }) => sum + (data.excessMinor ?? 0), 0);
  if (excessMinor === 0) return paid;
  return `${paid}, ${formatMoney({ ...balance, amountMinor: excessMinor }, 'en')} too much`;
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
