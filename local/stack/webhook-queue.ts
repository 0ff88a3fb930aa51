import type { SQSBatchResponse } from 'aws-lambda';
import { webhookRounds } from '../../lib/webhook-rounds.ts';
import type { EventBridgeEvent } from '../event-bus/event-bridge-event.ts';
import type { LambdaHost } from '../lambda/host.ts';
import type { Activity } from '../time/activity.ts';
import type { Agenda } from '../time/agenda.ts';
import { createDueQueue } from '../time/due-queue.ts';

type Message = { readonly endpoint: string; readonly event: EventBridgeEvent; readonly tries: number };

/** How long is waited after each try that failed, in milliseconds, until the message is a dead letter. */
const waits = webhookRounds.flatMap(({ tries, everySeconds }) =>
  Array.from({ length: tries }, () => everySeconds * 1000),
);

/** What waits to be told to the endpoints. */
export type WebhookQueue = Agenda & {
  /** Tries at once; what is not taken is tried again, as time goes on. */
  readonly take: (endpoint: string, event: EventBridgeEvent) => Promise<void>;
  /** What no endpoint has taken in a day, as `endpoint eventId`. */
  readonly deadLetters: () => readonly string[];
};

/** The queues of the endpoints, one message at a time. They live as long as the process. */
export function createWebhookQueue(options: {
  readonly clock: { now(): number };
  readonly invoke: LambdaHost['invoke'];
  readonly activity: Pick<Activity, 'begin'>;
}): WebhookQueue {
  const { clock, invoke, activity } = options;
  const queue = createDueQueue<Message>();
  const deadLetters: string[] = [];

  async function attempt(message: Message): Promise<void> {
    const { endpoint, event, tries } = message;
    const end = activity.begin();
    try {
      const body = JSON.stringify({ endpoint, detail: event.detail });
      const answer = await invoke('deliver-webhooks', { Records: [{ messageId: event.id, body }] });
      if (answer.ok && (answer.payload as SQSBatchResponse).batchItemFailures.length === 0) return;
      const wait = waits[tries];
      // The last wait is over when the message goes to the dead letters.
      if (wait === undefined || tries + 1 === waits.length)
        deadLetters.push(`${endpoint} ${String(event.detail['eventId'])}`);
      else queue.add(clock.now() + wait, event.id, { endpoint, event, tries: tries + 1 });
    } finally {
      end();
    }
  }

  return {
    take: (endpoint, event) => attempt({ endpoint, event, tries: 0 }),
    nextDueAt: () => queue.nextAt(),
    async runDue() {
      const now = clock.now();
      for (let message = queue.take(now); message; message = queue.take(now)) await attempt(message);
    },
    deadLetters: () => deadLetters,
  };
}
