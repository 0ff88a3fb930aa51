import { openStatuses } from '../domain/case/case.ts';
import { stages } from '../domain/dunning-policy.ts';

/** Where CloudWatch keeps what is counted. */
export const countNamespace = 'Relance';

/** What is counted as one figure: ids, names and amounts are none of them. */
export const plainCounts = [
  'RequestsAnswered',
  'PlansMade',
  'PaymentsRecorded',
  'MessagesRefused',
  'MessagesInDoubt',
  'EventsPublished',
  'WebhooksDelivered',
  'WebhooksFailed',
  'SleepersWoken',
  'SleepersNotWoken',
  'OpenTasks',
] as const;
export type PlainCount = (typeof plainCounts)[number];

/** What is counted in parts: by which dimension, and every value that it may have. Each value is a metric of its own. */
export const splitCounts = {
  /** By the stage that leads the message, or what it answers. */
  MessagesSent: { dimension: 'Stage', values: [...stages, 'receipt', 'confirmation'] },
  /** What SES tells of messages that it took. */
  MailEvents: {
    dimension: 'Kind',
    values: ['send', 'delivery', 'delay', 'bounce', 'softBounce', 'complaint', 'reject'],
  },
  /** What became of mails that came in, where they are taken. */
  InboundMails: {
    dimension: 'Outcome',
    values: ['recorded', 'repeated', 'unmatched', 'unreadable', 'automatic', 'own', 'spam', 'virus'],
  },
  /** What became of what payment providers have signed. */
  ProviderEvents: { dimension: 'Effect', values: ['taken', 'ignored', 'unreadable'] },
  /** A gauge: what is so at this hour. `none` before the first notice. */
  OpenCases: { dimension: 'Stage', values: ['none', ...stages] },
  /** A gauge, too. */
  OpenCasesByStatus: { dimension: 'Status', values: openStatuses },
} as const;
export type SplitCount = keyof typeof splitCounts;
export type PartOf<Name extends SplitCount> = (typeof splitCounts)[Name]['values'][number];
