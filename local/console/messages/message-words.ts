import { html } from 'hono/html';
import { stages } from '../../../lambdas/domain/dunning-policy.ts';
import type { Message } from '../../../lambdas/domain/message/message.ts';
import type { TransactionalSubject } from '../../../lambdas/domain/message/transactional.ts';
import type { MailEventKind } from '../../../lambdas/ports/records.ts';
import { badge, type Tone } from '../badge.ts';
import { stageName } from '../cases/case-status.ts';
import type { Markup } from '../markup.ts';
import type { RecordedMessage } from './message-records.ts';

/** What SES can tell of a message, the gravest first. */
const eventWords: Readonly<Record<MailEventKind, readonly [word: string, tone: Tone]>> = {
  complaint: ['complained of', 'bad'],
  reject: ['rejected', 'bad'],
  bounce: ['bounced', 'bad'],
  delivery: ['delivered', 'good'],
  softBounce: ['bounced for now', 'waiting'],
  delay: ['delayed', 'waiting'],
  send: ['sent', 'running'],
};

const stateWords: Readonly<Record<Message['state'], readonly [word: string, tone: Tone]>> = {
  sending: ['leaving', 'running'],
  sent: ['sent', 'running'],
  refused: ['refused', 'bad'],
  unknown: ['in doubt', 'waiting'],
};

const answers: Readonly<Record<TransactionalSubject['kind'], string>> = {
  receipt: 'receipt',
  promiseConfirmed: 'promise confirmed',
  promiseBroken: 'promise broken',
  planConfirmed: 'instalment plan confirmed',
  instalmentDue: 'instalment due soon',
  planEnded: 'instalment plan ended',
  callFollowUp: 'follow-up of a call',
  paymentReversed: 'payment taken back',
};

/** What a message is, in words: what it answers, or the stage that leads it. */
export function purpose({ message }: RecordedMessage): string {
  if (!message) return 'not one of Relance';
  const { notices, occasion } = message;
  if (occasion.kind === 'transactional') return answers[occasion.about];
  const leading = stages.findLast((stage) => notices.some((notice) => notice.stage === stage));
  if (leading === undefined) return 'message';
  return notices.length === 1 ? stageName(leading) : `${stageName(leading)}, ${notices.length} invoices`;
}

/** What SES told in an event. */
export function eventBadge(kind: MailEventKind): Markup {
  return badge(...eventWords[kind]);
}

/** What became of a message: the gravest thing SES told, or how far it is on record; nothing where nobody keeps it. */
export function fate({ message, events }: RecordedMessage): Markup {
  const kinds = Object.keys(eventWords) as MailEventKind[];
  const gravest = kinds.find((kind) => events.some((event) => event.kind === kind));
  if (gravest !== undefined) return eventBadge(gravest);
  return message ? badge(...stateWords[message.state]) : html``;
}
