import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { StateTransitionMetric } from 'aws-cdk-lib/aws-stepfunctions';
import { tableShape } from '../../lambdas/adapters/dynamodb/table-shape.ts';
import { type Price, prices } from '../prices.ts';
import type { WorkingTable } from './case-table.ts';
import { countedParts, counted } from './counted-metrics.ts';
import type { RelanceFunction } from './relance-function.ts';

/** What a deployment pays for by use. */
export type CostSources = {
  readonly deploymentName: string;
  readonly functions: readonly RelanceFunction[];
  readonly table: WorkingTable;
  readonly api: HttpApi;
  readonly logGroups: readonly LogGroup[];
};

const eachDay = { period: Duration.days(1), statistic: Stats.SUM };

const bytesPerGigabyte = 2 ** 30;

/** Small numbers in full: CloudWatch does not say that it reads 1.487e-7. */
function decimal(value: number): string {
  return value.toFixed(18).replace(/0+$/, '');
}

/**
 * One line of the estimate: a day's sum of some metrics, in units of a price. `id` is short, as it stands in the expression
 * before the number of each metric, and CloudWatch takes 1,024 characters.
 */
function line(id: string, label: string, price: Price, metrics: readonly IMetric[], unitsPerCount = 1): MathExpression {
  const ids = metrics.map((_, index) => `${id}${index}`);
  return new MathExpression({
    expression: `SUM([${ids.join(',')}])*${decimal(unitsPerCount * price.usd)}`,
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`${id}${index}`, metric])),
    label,
    period: Duration.days(1),
  });
}

/** The table's own units and those of each index, which it does not contain. */
function unitsOf(table: WorkingTable, metricName: string): Metric[] {
  const TableName = table.tableName;
  const indexes = tableShape.indexes.map(({ name }) => ({ TableName, GlobalSecondaryIndexName: name }));
  return [{ TableName }, ...indexes].map(
    (dimensionsMap) => new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, ...eachDay }),
  );
}

/** Functions of one size: CloudWatch knows how long they ran, not how much memory they had meanwhile. */
function bySize(functions: readonly RelanceFunction[]): [memoryMb: number, sized: RelanceFunction[]][] {
  return [...Map.groupBy(functions, ({ spec }) => spec.memoryMb)];
}

/**
 * What a day costs in US dollars, line by line, reckoned from what AWS meters. Transitions are those of the whole account
 * in its Region: Step Functions does not tell those of one state machine.
 */
export function dailyCostLines({ deploymentName, functions, table, api, logGroups }: CostSources): MathExpression[] {
  const invocations = functions.map((fn) => fn.metricInvocations(eachDay));
  const transitions = StateTransitionMetric.metricConsumedCapacity(eachDay);
  const incomingBytes = logGroups.map(
    ({ logGroupName }) =>
      new Metric({
        namespace: 'AWS/Logs',
        metricName: 'IncomingBytes',
        dimensionsMap: { LogGroupName: logGroupName },
        ...eachDay,
      }),
  );
  return [
    line('t', 'State transitions (whole account)', prices.stateTransition, [transitions]),
    line('i', 'Lambda requests', prices.lambdaRequest, invocations),
    ...bySize(functions).map(([memoryMb, sized], size) =>
      line(
        `d${size}x`,
        `Lambda at ${memoryMb} MB`,
        prices.lambdaGigabyteSecond,
        sized.map((fn) => fn.metricDuration(eachDay)),
        // Duration is in milliseconds.
        memoryMb / 1024 / 1000,
      ),
    ),
    line('w', 'Table writes', prices.writeRequestUnit, unitsOf(table, 'ConsumedWriteCapacityUnits')),
    line('r', 'Table reads', prices.readRequestUnit, unitsOf(table, 'ConsumedReadCapacityUnits')),
    line('m', 'Messages', prices.message, countedParts('MessagesSent', deploymentName, eachDay)),
    line('e', 'Events published', prices.customEvent, [counted('EventsPublished', deploymentName, eachDay)]),
    line('h', 'HTTP requests', prices.httpRequest, [api.metricCount(eachDay)]),
    line('l', 'Logs', prices.logGigabyte, incomingBytes, 1 / bytesPerGigabyte),
  ];
}

/** The sum of the lines of a day. */
export function dailyCost(sources: CostSources): MathExpression {
  const lines = dailyCostLines(sources);
  return new MathExpression({
    expression: `SUM([${lines.map((_, index) => `line${index}`).join(',')}])`,
    usingMetrics: Object.fromEntries(lines.map((each, index) => [`line${index}`, each])),
    label: 'US dollars a day',
    period: Duration.days(1),
  });
}
