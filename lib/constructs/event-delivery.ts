import { Duration } from 'aws-cdk-lib';
import { type EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { RelanceFunction } from './relance-function.ts';

type EventDeliveryProps = {
  /** The default bus when left out. */
  readonly bus?: EventBus;
  readonly pattern: {
    readonly source: string[];
    readonly 'detail-type': string[];
    readonly detail?: Record<string, unknown>;
  };
  readonly to: RelanceFunction;
};

/** Events of a bus that one function takes; what it could not take in six hours waits in a dead-letter queue. */
export class EventDelivery extends Construct {
  readonly deadLetters: DeadLetterQueue;
  readonly #to: RelanceFunction;

  constructor(scope: Construct, id: string, { bus, pattern, to }: EventDeliveryProps) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters');
    this.#to = to;
    const eventPattern: EventPattern = {
      source: pattern.source,
      detailType: pattern['detail-type'],
      ...(pattern.detail && { detail: pattern.detail }),
    };
    new Rule(this, 'Rule', {
      ...(bus && { eventBus: bus }),
      eventPattern,
      targets: [
        new LambdaFunction(to, {
          deadLetterQueue: this.deadLetters,
          retryAttempts: 20,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
    // EventBridge has done its part once Lambda has queued the event: what the function then fails on is Lambda's to keep.
    to.configureAsyncInvoke({
      onFailure: new SqsDestination(this.deadLetters),
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
    });
  }
  /** Takes what a topic tells, too; SNS tries for hours, and what Lambda has queued then fails into the same dead letters. */
  alsoFrom(topic: ITopic): void {
    topic.addSubscription(new LambdaSubscription(this.#to, { deadLetterQueue: this.deadLetters }));
  }
}
