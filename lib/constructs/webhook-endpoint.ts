import { Duration } from 'aws-cdk-lib';
import { type EventBus, EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Webhook } from '../../lambdas/domain/events-out/webhook-schema.ts';
import { webhookPattern } from '../event-patterns.ts';
import { webhookRounds } from '../webhook-rounds.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { RelanceFunction } from './relance-function.ts';

type WebhookEndpointProps = {
  readonly bus: EventBus;
  readonly webhook: Webhook;
  readonly deliver: RelanceFunction;
};

/** As many calls as an endpoint gets side by side; the least that Lambda can be told. */
const mostAtOnce = 2;

/**
 * An endpoint of the company's own, with queues that are only its own: one that is down holds up nobody else. Each round of
 * tries is a queue, and what is not taken in it goes on to the next one, and to the dead letters in the end. So the waits
 * grow without anybody who computes them, and nothing that is tried later is in the way of what is new.
 */
export class WebhookEndpoint extends Construct {
  readonly deadLetters: DeadLetterQueue;
  /** What waits to be told, by how often it was tried. */
  readonly rounds: readonly Queue[];

  constructor(scope: Construct, { bus, webhook, deliver }: WebhookEndpointProps) {
    super(scope, `Webhook-${webhook.id}`);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters');
    this.rounds = webhookRounds.reduceRight<readonly Queue[]>(
      (later, round) => [this.round(round, later[0] ?? this.deadLetters, deliver), ...later],
      [],
    );
    const { source, ...narrowed } = webhookPattern(webhook);
    new Rule(this, 'Rule', {
      eventBus: bus,
      eventPattern: {
        source,
        ...('detail-type' in narrowed && { detailType: narrowed['detail-type'] }),
        ...('detail' in narrowed && { detail: narrowed.detail }),
      },
      targets: [
        new SqsQueue(this.rounds[0] ?? this.deadLetters, {
          message: RuleTargetInput.fromObject({ endpoint: webhook.id, detail: EventField.fromPath('$.detail') }),
          deadLetterQueue: this.deadLetters,
        }),
      ],
    });
  }

  private round(
    { id, tries, everySeconds }: (typeof webhookRounds)[number],
    deadLetters: Queue,
    deliver: RelanceFunction,
  ): Queue {
    const queue = new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // What a function has not taken is seen again after so long.
      visibilityTimeout: Duration.seconds(everySeconds),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: tries },
    });
    deliver.bind(
      {},
      {
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [queue.queueArn],
      },
    );
    deliver.addEventSourceMapping(`${this.node.id}-${id}`, {
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      maxConcurrency: mostAtOnce,
      reportBatchItemFailures: true,
    });
    return queue;
  }
}
