import type { DynamoDBRecord } from 'aws-lambda';
import path from 'node:path';
import { streamPatterns } from '../../lambdas/adapters/dynamodb/table-shape.ts';
import { intakePrefixes } from '../../lambdas/domain/intake-prefixes.ts';
import type { Webhook } from '../../lambdas/domain/events-out/webhook-schema.ts';
import type { RequestedLetter } from '../../lambdas/ports/registered-mail.ts';
import {
  inboundMailPattern,
  intakeFilesPattern,
  intakePattern,
  mailEventsPattern,
  ownEventSource,
  payerEventsPattern,
  webhookPattern,
} from '../../lib/event-patterns.ts';
import { createFileCheckpoints, createMemoryCheckpoints } from '../dynamodb/checkpoint-store.ts';
import { createStreamPoller, type StreamPoller } from '../dynamodb/stream-poller.ts';
import { createEventBus, type EventBus } from '../event-bus/event-bus.ts';
import type { LambdaHost } from '../lambda/host.ts';
import type { LambdaAnswer } from '../lambda/invocation.ts';
import type { Activity } from '../time/activity.ts';
import type { StackClock } from '../time/clock.ts';
import { names } from './environment.ts';
import type { WebhookQueue } from './webhook-queue.ts';

type Wiring = { readonly invoke: LambdaHost['invoke']; readonly activity: Activity };

/** The post stands outside of the deployment: a rule of its own on the bus, as any provider has one. */
const postRule = {
  name: 'RegisteredMail',
  pattern: { source: [ownEventSource], 'detail-type': ['RegisteredLetterRequested'] },
  functionName: 'registered-mail',
};

type Told = { readonly detail: { readonly invoiceId: string; readonly data: Omit<RequestedLetter, 'invoiceId'> } };

async function deliverLetter(post: (letter: RequestedLetter) => Promise<void>, event: unknown): Promise<LambdaAnswer> {
  const { invoiceId, data } = (event as Told).detail;
  try {
    await post({ invoiceId, ...data });
    return { ok: true, payload: null };
  } catch (error) {
    return { ok: false, error: 'RegisteredMail', cause: String(error) };
  }
}

/** Before the id of the endpoint whose queue a rule puts events into. */
const toEndpoint = 'webhook:';

/** The two buses with the rules that the service stack deploys. */
export function stackBus({
  clock,
  invoke,
  activity,
  post,
  webhooks,
  webhookQueue,
}: Wiring & {
  readonly clock: StackClock;
  /** The endpoints that are told of events, and what tries them. */
  readonly webhooks: readonly Webhook[];
  readonly webhookQueue: Pick<WebhookQueue, 'take'>;
  /** Takes the registered letters that are asked for; nobody does without it. */
  readonly post?: ((letter: RequestedLetter) => Promise<void>) | undefined;
}): EventBus {
  const mailEvents = { name: 'MailEvents', pattern: mailEventsPattern(names.configurationSet) };
  const inboundMail = { name: 'InboundMail', pattern: inboundMailPattern(names.mailBucket) };
  const intake = { name: 'EventIntake', pattern: intakePattern(['billing', 'bank']) };
  const statements = {
    name: 'BankStatements',
    pattern: intakeFilesPattern(names.intakeBucket, [intakePrefixes.bankStatements]),
  };
  const eInvoices = {
    name: 'EInvoices',
    pattern: intakeFilesPattern(names.intakeBucket, [intakePrefixes.eInvoices]),
  };
  const bulkFiles = { name: 'BulkFiles', pattern: intakeFilesPattern(names.intakeBucket, [intakePrefixes.bulk]) };
  const payers = { name: 'Payers', pattern: payerEventsPattern };
  return createEventBus({
    clock,
    region: names.region,
    buses: [
      {
        name: 'default',
        rules: [
          { ...mailEvents, functionName: 'take-mail-events' },
          { ...inboundMail, functionName: 'take-mail' },
          { ...statements, functionName: 'book-bank-statement' },
          { ...eInvoices, functionName: 'take-e-invoice-files' },
          { ...bulkFiles, functionName: 'start-import' },
        ],
      },
      {
        name: names.eventBus,
        rules: [
          { ...intake, functionName: 'take-events' },
          { ...payers, functionName: 'update-payers' },
          ...(post ? [postRule] : []),
          ...webhooks.map((webhook) => ({
            name: `Webhook-${webhook.id}`,
            pattern: webhookPattern(webhook),
            functionName: `${toEndpoint}${webhook.id}`,
          })),
        ],
      },
    ],
    invoke: async (name, event) => {
      if (post && name === postRule.functionName) return deliverLetter(post, event);
      if (!name.startsWith(toEndpoint)) return invoke(name, event);
      await webhookQueue.take(name.slice(toEndpoint.length), event);
      return { ok: true, payload: null };
    },
    activity,
  });
}

const mapping = { batchSize: 100, retryAttempts: 10 };

/** The two readers of the table's stream, filtered by the patterns that the service stack deploys. */
export function stackStream(
  options: Wiring & {
    readonly endpoint: string;
    readonly streamArn: string;
    readonly dataDir: string | undefined;
    readonly onRecord: (record: DynamoDBRecord) => void;
  },
): StreamPoller {
  const { endpoint, streamArn, dataDir, onRecord, invoke, activity } = options;
  return createStreamPoller({
    endpoint,
    streamArn,
    checkpoints:
      dataDir === undefined ? createMemoryCheckpoints() : createFileCheckpoints(path.join(dataDir, 'stream.json')),
    mappings: [
      { ...mapping, functionName: 'dispatch-changes', filters: [streamPatterns.dispatch] },
      {
        ...mapping,
        functionName: 'publish-events',
        filters: [streamPatterns.publish, streamPatterns.publishCredit],
        isPatient: true,
      },
    ],
    onRecord,
    invoke,
    activity,
  });
}
