import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { counted } from './counted-metrics.ts';
import { graph, row } from './dashboard-widgets.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import type { RelanceFunction } from './relance-function.ts';
import type { WebhookEndpoint } from './webhook-endpoint.ts';

/** All that can fail. */
export type Watched = {
  readonly deploymentName: string;
  readonly functions: readonly RelanceFunction[];
  readonly machines: Readonly<Record<string, StateMachine>>;
  readonly deadLetters: Readonly<Record<string, DeadLetterQueue>>;
  readonly streamReaders: readonly RelanceFunction[];
  readonly endpoints: readonly WebhookEndpoint[];
  readonly api: HttpApi;
};

const period = Duration.minutes(5);
const now = { sum: { period, statistic: Stats.SUM }, most: { period, statistic: Stats.MAXIMUM } };

/** What whoever is on call asks: does all of it run, and what was given up. Over the hours that the page is set to. */
export function onCallRows(watched: Watched): IWidget[][] {
  const { machines, deadLetters, functions, streamReaders, endpoints, api, deploymentName } = watched;
  return [
    ...row(
      'Runs',
      'A run that failed or timed out begins again by itself within the hour; an import does not: *Redrive*. When the same fails again, see *Stuck case*; when many fail since a deployment, *Deploy with running executions*.',
      ...Object.entries(machines).map(([name, machine]) =>
        graph(`${name}: runs`, [
          machine.metricStarted(now.sum),
          machine.metricFailed(now.sum),
          machine.metricTimedOut(now.sum),
          machine.metricAborted(now.sum),
          machine.metricThrottled(now.sum),
        ]),
      ),
    ),
    ...row(
      'Repairs and backlog',
      'Some cases woken are normal: those whose run was lost. Many, or any that could not be woken, is *Stuck case*. Changes that wait longer than minutes reach no run: see the errors of their reader below.',
      graph('Woken by wake-overdue', [
        counted('SleepersWoken', deploymentName, now.sum),
        counted('SleepersNotWoken', deploymentName, now.sum),
      ]),
      graph(
        'Age of the oldest change not read (ms)',
        streamReaders.map((fn) => fn.metric('IteratorAge', { ...now.most, label: fn.spec.name })),
      ),
      graph(
        'Waiting in dead-letter queues',
        Object.entries(deadLetters).map(([label, queue]) =>
          queue.metricApproximateNumberOfMessagesVisible({ ...now.most, label }),
        ),
      ),
    ),
    ...row(
      'Functions',
      'Errors are tried again by whatever called the function. When they go on, read its log; what was given up waits in a dead-letter queue: *Redrive*. Throttles: the account has reached its concurrency.',
      graph(
        'Errors',
        functions.map((fn) => fn.metricErrors({ ...now.sum, label: fn.spec.name })),
      ),
      graph(
        'Throttles',
        functions.map((fn) => fn.metricThrottles({ ...now.sum, label: fn.spec.name })),
      ),
      graph(
        'Longest run (ms)',
        functions.map((fn) => fn.metricDuration({ ...now.most, label: fn.spec.name })),
      ),
    ),
    ...row(
      'API',
      'Callers may repeat every request, and are asked to after a 503. A 5xx that stays: read the log of the function that errs above. Many 4xx: a caller has changed what it sends, or its token has ended.',
      graph('Requests', [api.metricCount(now.sum), counted('RequestsAnswered', deploymentName, now.sum)]),
      graph('Refused (4xx) and failed (5xx)', [api.metricClientError(now.sum), api.metricServerError(now.sum)]),
      graph('Plans made, events published', [
        counted('PlansMade', deploymentName, now.sum),
        counted('EventsPublished', deploymentName, now.sum),
      ]),
    ),
    ...(endpoints.length > 0 ? webhookRow(endpoints, deploymentName) : []),
  ];
}

function webhookRow(endpoints: readonly WebhookEndpoint[], deploymentName: string): IWidget[][] {
  return row(
    'Webhooks',
    'Where calls fail and events wait, the endpoint is down or refuses them: it is tried for a day, and nobody else waits for it. Tell whoever runs it; what it has not taken by then is in its dead-letter queue: *Redrive*.',
    graph('Calls taken, and not taken', [
      counted('WebhooksDelivered', deploymentName, now.sum),
      counted('WebhooksFailed', deploymentName, now.sum),
    ]),
    graph(
      'Waiting to be told',
      endpoints.flatMap((endpoint) =>
        endpoint.rounds.map((queue) =>
          queue.metricApproximateNumberOfMessagesVisible({
            ...now.most,
            label: `${endpoint.node.id} ${queue.node.id}`,
          }),
        ),
      ),
    ),
  );
}
