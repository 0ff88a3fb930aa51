import type { DynamoDBRecord } from 'aws-lambda';
import path from 'node:path';
import { streamPatterns } from '../../lambdas/adapters/dynamodb/table-shape.ts';
import type { RequestedLetter } from '../../lambdas/ports/registered-mail.ts';
import {
  inboundMailPattern,
  intakePattern,
  mailEventsPattern,
  ownEventSource,
  payerEventsPattern,
} from '../../lib/event-patterns.ts';
import { createFileCheckpoints, createMemoryCheckpoints } from '../dynamodb/checkpoint-store.ts';
import { createStreamPoller, type StreamPoller } from '../dynamodb/stream-poller.ts';
import { createEventBus, type EventBus } from '../event-bus/event-bus.ts';
import type { LambdaHost } from '../lambda/host.ts';
import type { LambdaAnswer } from '../lambda/invocation.ts';
import type { Activity } from '../time/activity.ts';
import type { StackClock } from '../time/clock.ts';
import { names } from './environment.ts';

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

/** The two buses with the rules that the service stack deploys. */
export function stackBus({
  clock,
  invoke,
  activity,
  post,
}: Wiring & {
  readonly clock: StackClock;
  /** Takes the registered letters that are asked for; nobody does without it. */
  readonly post?: ((letter: RequestedLetter) => Promise<void>) | undefined;
}): EventBus {
  const mailEvents = { name: 'MailEvents', pattern: mailEventsPattern(names.configurationSet) };
  const inboundMail = { name: 'InboundMail', pattern: inboundMailPattern(names.mailBucket) };
  const intake = { name: 'EventIntake', pattern: intakePattern(['billing', 'bank']) };
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
        ],
      },
      {
        name: names.eventBus,
        rules: [
          { ...intake, functionName: 'take-events' },
          { ...payers, functionName: 'update-payers' },
          ...(post ? [postRule] : []),
        ],
      },
    ],
    invoke: (name, event) =>
      post && name === postRule.functionName ? deliverLetter(post, event) : invoke(name, event),
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
      { ...mapping, functionName: 'publish-events', filters: [streamPatterns.publish], isPatient: true },
    ],
    onRecord,
    invoke,
    activity,
  });
}
