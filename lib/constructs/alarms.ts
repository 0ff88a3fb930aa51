import { Aws, Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { constructName } from '../functions.ts';
import { counted } from './counted-metrics.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import type { RelanceFunction } from './relance-function.ts';

type AlarmsProps = {
  readonly machines: Readonly<Record<string, StateMachine>>;
  readonly deadLetters: Readonly<Record<string, DeadLetterQueue>>;
  readonly streamReaders: readonly RelanceFunction[];
  readonly wakeOverdue: RelanceFunction;
  readonly sendDigests: RelanceFunction;
  readonly api: HttpApi;
  readonly deploymentName: string;
  readonly alarmEmail: string | undefined;
};

const fiveMinutes = Duration.minutes(5);
const anyInFiveMinutes = { period: fiveMinutes, statistic: Stats.SUM };

/** SES reviews an account at these rates, as shares of what was sent: https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html */
const reputationLimits = { BounceRate: 0.05, ComplaintRate: 0.001 };

/** What somebody has to be told at once, on one encrypted topic. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.topic = this.encryptedTopic();
    if (props.alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(props.alarmEmail));

    for (const [name, machine] of Object.entries(props.machines)) {
      this.onAny(`${name}Failed`, machine.metricFailed(anyInFiveMinutes), 'runs have failed');
      this.onAny(`${name}TimedOut`, machine.metricTimedOut(anyInFiveMinutes), 'runs have timed out');
      this.onAny(`${name}Throttled`, machine.metricThrottled(anyInFiveMinutes), 'runs are throttled by Step Functions');
    }
    for (const [name, queue] of Object.entries(props.deadLetters))
      this.onAny(
        `${name}DeadLetters`,
        queue.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes, statistic: Stats.MAXIMUM }),
        'something was given up and waits in a dead-letter queue',
      );
    for (const fn of props.streamReaders)
      this.alarm(`${constructName(fn.spec.name)}IteratorAge`, {
        metric: fn.metric('IteratorAge', { period: fiveMinutes, statistic: Stats.MAXIMUM }),
        threshold: fiveMinutes.toMilliseconds(),
        evaluationPeriods: 2,
        description: 'changes of cases wait more than 5 minutes to be read',
      });
    this.alarm('ApiServerErrors', {
      metric: props.api.metricServerError(anyInFiveMinutes),
      threshold: 4,
      description: 'the API has failed 5 times or more in 5 minutes',
    });
    this.onAny(
      'MessagesRefused',
      counted('MessagesRefused', props.deploymentName, { period: Duration.hours(1), statistic: Stats.SUM }),
      'SES refuses messages: sending is switched off, or something is wrong with an address or a sender',
    );
    this.onAny(
      'SendDigestsErrors',
      props.sendDigests.metricErrors(anyInFiveMinutes),
      'finance has not been told what leaves, or where the book stands',
    );
    this.watchRepair(props.wakeOverdue);
    for (const [rate, threshold] of Object.entries(reputationLimits))
      this.alarm(`Mail${rate}`, {
        metric: new Metric({
          namespace: 'AWS/SES',
          metricName: `Reputation.${rate}`,
          period: Duration.hours(1),
          statistic: Stats.AVERAGE,
        }),
        threshold,
        description: `the account's SES reputation is in danger: ${rate}`,
      });
  }

  /** wake-overdue is the one repair for all that gets lost, so its own silence must be heard. */
  private watchRepair(wakeOverdue: RelanceFunction): void {
    this.alarm('WakeOverdueErrors', {
      metric: wakeOverdue.metricErrors(anyInFiveMinutes),
      evaluationPeriods: 3,
      description: 'overdue cases have not been woken for 15 minutes',
    });
    this.alarm('WakeOverdueSilent', {
      metric: wakeOverdue.metricInvocations({ period: Duration.minutes(15), statistic: Stats.SUM }),
      threshold: 1,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      missing: TreatMissingData.BREACHING,
      description: 'the schedule of wake-overdue has stopped',
    });
  }

  private onAny(id: string, metric: IMetric, description: string): void {
    this.alarm(id, { metric, description });
  }

  private alarm(
    id: string,
    options: {
      readonly metric: IMetric;
      readonly description: string;
      readonly threshold?: number;
      readonly evaluationPeriods?: number;
      readonly comparison?: ComparisonOperator;
      readonly missing?: TreatMissingData;
    },
  ): void {
    new Alarm(this, id, {
      metric: options.metric,
      alarmDescription: `Relance: ${options.description}`,
      threshold: options.threshold ?? 0,
      evaluationPeriods: options.evaluationPeriods ?? 1,
      comparisonOperator: options.comparison ?? ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: options.missing ?? TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }

  /** CloudWatch can use neither AWS's own key for SNS, nor a topic whose policy does not name it. */
  private encryptedTopic(): Topic {
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    });
    const key = new Key(this, 'TopicKey', { enableKeyRotation: true, description: 'Relance: alarms' });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        // In the policy of a key, * is that key.
        resources: ['*'],
      }),
    );
    const topic = new Topic(this, 'Topic', { displayName: 'Relance alarms', masterKey: key, enforceSSL: true });
    topic.grantPublish(cloudWatch);
    return topic;
  }
}
