import { addressParser, decodeWords } from 'postal-mime';
import { eventTime, localAccountId } from '../event-bus/event-bridge-event.ts';
import type { EventBridgeEvent } from '../event-bus/event-bridge-event.ts';
import { replayableUuid } from '../replayable-uuid.ts';
import { bareAddress } from './mail-address.ts';
import type { NewMessage } from './message-store.ts';
import { headerValue, readMimeHead } from './mime-head.ts';
import type { MimeHead } from './mime-head.ts';
import type { Outcome } from './outcome.ts';
import { sesIdOf } from './ses-id.ts';

/** A message with what becomes of it at each recipient. */
export type SentMessage = { readonly message: NewMessage; readonly outcomes: ReadonlyMap<string, Outcome> };

const detailTypes = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  Reject: 'Email Rejected',
} as const;
type EventType = keyof typeof detailTypes;

const bounces = {
  hardBounce: {
    facts: { bounceType: 'Permanent', bounceSubType: 'General' },
    recipient: { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
  },
  softBounce: {
    facts: { bounceType: 'Transient', bounceSubType: 'MailboxFull' },
    recipient: { action: 'failed', status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 mailbox full' },
  },
  suppressed: {
    facts: { bounceType: 'Permanent', bounceSubType: 'Suppressed' },
    recipient: {
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'Amazon SES has suppressed sending to this address: it has a recent history of bouncing.',
    },
  },
} as const;

const addressList = (head: MimeHead, name: string): string[] =>
  addressParser(headerValue(head, name) ?? '', { flatten: true }).map(({ name: person, address }) =>
    person ? `${person} <${address}>` : (address ?? ''),
  );

function commonHeadersOf(head: MimeHead, sesId: string): Record<string, unknown> {
  return {
    from: addressList(head, 'from'),
    date: headerValue(head, 'date'),
    to: addressList(head, 'to'),
    ...(headerValue(head, 'cc') !== undefined && { cc: addressList(head, 'cc') }),
    messageId: sesId,
    subject: decodeWords(headerValue(head, 'subject') ?? ''),
  };
}

function mailOf(message: NewMessage): Record<string, unknown> {
  const head = readMimeHead(message.deliveredHead);
  return {
    timestamp: new Date(message.at).toISOString(),
    source: message.source,
    sendingAccountId: localAccountId,
    messageId: message.sesId,
    destination: message.destinations,
    headersTruncated: false,
    headers: head.fields.map(({ name, raw }) => ({
      name: raw.slice(0, raw.indexOf(':')),
      value: headerValue(head, name),
    })),
    commonHeaders: commonHeadersOf(head, message.sesId),
    tags: {
      'ses:operation': ['SendRawEmail'],
      'ses:configuration-set': [message.configurationSet],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [bareAddress(message.source).split('@').at(-1)],
      ...Object.fromEntries(Object.entries(message.tags).map(([name, value]) => [name, [value]])),
    },
  };
}

/**
 * The events SES publishes for a message, in the order it would: Send, then Delivery, Bounce and Complaint by
 * recipient; or Reject alone. None without a configuration set, as there is then nobody to publish to.
 * Source: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export function sesEventsOf({ message, outcomes }: SentMessage, region: string): EventBridgeEvent[] {
  if (message.configurationSet === undefined) return [];
  const mail = mailOf(message);
  const timestamp = new Date(message.at).toISOString();
  const recipientsWith = (...wanted: Outcome[]): string[] =>
    message.destinations.filter((recipient) => wanted.includes(outcomes.get(recipient) ?? 'silence'));
  const event = (eventType: EventType, facts: Record<string, unknown>, discriminator = ''): EventBridgeEvent => ({
    version: '0',
    id: replayableUuid(message.sesId, eventType, discriminator),
    'detail-type': detailTypes[eventType],
    source: 'aws.ses',
    account: localAccountId,
    time: eventTime(message.at),
    region,
    resources: [`arn:aws:ses:${region}:${localAccountId}:configuration-set/${message.configurationSet}`],
    detail: { eventType, mail, [eventType.toLowerCase()]: facts },
  });

  if (recipientsWith('reject').length > 0) return [event('Reject', { reason: 'Bad content' })];

  const events = [event('Send', {})];
  const delivered = recipientsWith('deliver', 'complain');
  if (delivered.length > 0) {
    const facts = { timestamp, processingTimeMillis: 0, recipients: delivered, smtpResponse: '250 2.0.0 OK' };
    events.push(event('Delivery', { ...facts, reportingMTA: `a1.${region}.smtp-out.amazonses.com` }));
  }
  for (const kind of ['hardBounce', 'softBounce', 'suppressed'] as const) {
    const recipients = recipientsWith(kind);
    if (recipients.length === 0) continue;
    const { facts, recipient } = bounces[kind];
    const bouncedRecipients = recipients.map((emailAddress) => ({ emailAddress, ...recipient }));
    const feedbackId = sesIdOf(region, message.at, message.sesId, kind);
    events.push(
      event('Bounce', { ...facts, bouncedRecipients, timestamp, feedbackId, reportingMTA: 'dsn; local' }, kind),
    );
  }
  const complaining = recipientsWith('complain');
  if (complaining.length > 0) {
    const complainedRecipients = complaining.map((emailAddress) => ({ emailAddress }));
    const feedbackId = sesIdOf(region, message.at, message.sesId, 'complaint');
    const facts = {
      complainedRecipients,
      timestamp,
      feedbackId,
      complaintSubType: null,
      complaintFeedbackType: 'abuse',
    };
    events.push(event('Complaint', facts));
  }
  return events;
}
