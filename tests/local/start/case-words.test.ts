import { expect, it } from 'vitest';
import { messagesOf, outcomeOf } from '../../../local/start/case-words.ts';
import type { ToldCase } from '../../../local/start/read-cases.ts';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const });

function aCase(changes: Partial<ToldCase>): ToldCase {
  return {
    id: 'main-1',
    number: 'FA-1',
    issueDate: '2026-03-01',
    status: 'open',
    amount: eur(120_000),
    balance: eur(120_000),
    debtor: { name: 'Acme SAS' },
    closedAt: null,
    events: [],
    ...changes,
  };
}

const at = '2026-04-03T22:30:00.000Z';
const anEvent = (type: string, data: ToldCase['events'][number]['data'] = {}) => ({ type, at, data });

it('names a message by its day where the creditor is, and its stage', () => {
  const events = [
    anEvent('InvoicePosted'),
    anEvent('CourtesyNoticeSent', { stage: 'courtesyNotice', messageId: 'a' }),
    anEvent('MessageDelivered', { messageId: 'a' }),
    anEvent('ReminderSent', { stage: 'reminderTwo', messageId: 'b' }),
    anEvent('NoticeUndelivered', { stage: 'reminderTwo', messageId: 'b' }),
    anEvent('ReceiptSent', { messageId: 'c' }),
  ];
  expect(messagesOf(aCase({ events }))).toEqual(['4 Apr courtesy', '4 Apr reminder 2 (bounced)', '4 Apr receipt']);
});

it('shows a notice of which nobody knows whether it left', () => {
  const events = [anEvent('NoticeUnconfirmed', { stage: 'directNotice' })];
  expect(messagesOf(aCase({ events }))).toEqual(['4 Apr direct (unconfirmed)']);
});

const paid = { status: 'paid', closedAt: at } as const;
const payment = anEvent('PaymentRecorded');
const asked = anEvent('LegalDecisionRequested');

it.each<[string, Partial<ToldCase>]>([
  ['open, €1,200.00 owed', {}],
  ['stopped until a person has looked at a message', { events: [anEvent('NoticeUndelivered')] }],
  ['open, €1,200.00 owed', { events: [anEvent('NoticeUnconfirmed'), anEvent('DeliverySettled')] }],
  ['open, €1,200.00 owed', { events: [anEvent('NoticeUndelivered'), anEvent('ReminderSent')] }],
  ['waits for a legal decision', { status: 'escalated', events: [asked] }],
  [
    'given time until 30 Jun',
    { status: 'escalated', events: [asked, anEvent('LegalDecisionMade', { decision: 'extend', until: '2026-06-30' })] },
  ],
  ['paid 4 Apr', { ...paid, balance: eur(0), events: [payment] }],
  ['paid in 2 parts, 4 Apr', { ...paid, balance: eur(0), events: [payment, payment] }],
  [
    'paid 4 Apr, €10.10 too much',
    { ...paid, balance: eur(0), events: [anEvent('PaymentRecorded', { excessMinor: 1010 })] },
  ],
  ['canceled 4 Apr', { status: 'canceled', closedAt: at }],
  ['handed to collection 4 Apr', { status: 'handedOver', closedAt: at }],
  ['written off 4 Apr', { status: 'writtenOff', closedAt: at }],
])('says "%s"', (words, changes) => {
  expect(outcomeOf(aCase(changes))).toBe(words);
});
