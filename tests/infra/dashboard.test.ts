import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableShape } from '../../lambdas/adapters/dynamodb/table-shape.ts';
import { countNamespace, plainCounts, splitCounts } from '../../lambdas/runtime/counts.ts';
import { constructName, functions } from '../../lib/functions.ts';
import { prices } from '../../lib/prices.ts';
import { resourcesOf, synthesize, theResourceOf, withInboundMail } from './synthesize.ts';

type Row = (string | { readonly expression?: string; readonly id?: string; readonly visible?: boolean })[];
type Widget = {
  readonly type: string;
  readonly properties: {
    readonly markdown?: string;
    readonly title?: string;
    readonly start?: string;
    readonly period?: number;
    readonly metrics?: Row[];
  };
};

const { service, all } = synthesize(withInboundMail);
const page = theResourceOf(service, 'AWS::CloudWatch::Dashboard');

/** A template's text with every reference in it as `<logical id>`. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [name, argument] = Object.entries(value as object)[0] as [string, unknown];
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(textOf).join('');
  if (name === 'Ref') return `<${String(argument)}>`;
  if (name === 'Fn::GetAtt') return `<${(argument as string[]).join('.')}>`;
  return `<${JSON.stringify(argument).replaceAll('"', '')}>`;
}

const body = JSON.parse(textOf(page.Properties['DashboardBody'])) as {
  readonly start: string;
  readonly periodOverride: string;
  readonly widgets: readonly Widget[];
};
const figures = body.widgets.filter(({ type }) => type === 'metric');
const texts = body.widgets.flatMap(({ properties }) => properties.markdown ?? []);
const metrics = figures.flatMap(({ properties }) => properties.metrics ?? []);
const expressions = metrics.flatMap(([first]) => (typeof first === 'object' ? (first.expression ?? []) : []));

/** Namespace, name and dimensions of every metric that is read. */
const read = metrics
  .filter(([first]) => typeof first === 'string')
  .map((row) => row.filter((part) => typeof part === 'string'));

const readOf = (namespace: string, metricName: string) =>
  read.filter(([first, second]) => first === namespace && second === metricName).map((row) => row.slice(2).join(' '));

describe('the dashboard', () => {
  it('reads of what we count all that the functions can emit, and nothing else', () => {
    const emitted = [
      ...plainCounts.map((name) => [countNamespace, name, 'service', 'relance-demo']),
      ...Object.entries(splitCounts).flatMap(([name, { dimension, values }]) =>
        values.map((value) => [countNamespace, name, dimension, value, 'service', 'relance-demo']),
      ),
    ].map((metric) => metric.join(' '));
    const ours = new Set(read.filter(([namespace]) => namespace === countNamespace).map((row) => row.join(' ')));
    expect([...ours].toSorted()).toEqual(emitted.toSorted());
  });

  it('reads nothing that is listed but counted nowhere', () => {
    const lambdas = path.resolve(import.meta.dirname, '../../lambdas');
    const code = readdirSync(lambdas, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('counts.ts'))
      .map((file) => readFileSync(path.join(lambdas, file), 'utf8'))
      .join();
    for (const name of [...plainCounts, ...Object.keys(splitCounts)]) expect(code).toContain(`'${name}'`);
  });

  it('has the functions count under the name that it reads by', () => {
    const built = all.flatMap((template) => Object.values(resourcesOf(template, 'AWS::Lambda::Function')));
    for (const { Properties } of built)
      expect(Properties['Environment']).toMatchObject({
        Variables: { POWERTOOLS_SERVICE_NAME: 'relance-demo', POWERTOOLS_METRICS_NAMESPACE: countNamespace },
      });
  });

  it.each(['Errors', 'Throttles', 'Duration', 'Invocations'])('shows the %s of every function', (metricName) => {
    const shown = readOf('AWS/Lambda', metricName).join(' ');
    for (const { name } of functions)
      // Exported by another stack when it is the user pool's, or takes mail in; told by a stack within when it answers requests.
      expect(shown).toMatch(
        new RegExp(
          `FunctionName <(?:\\S*ExportsOutputRef(?:Access)?|\\S*\\.Outputs\\.\\w+Api)?${constructName(name)}[0-9A-F]{8}`,
        ),
      );
  });

  it.each(['ExecutionsStarted', 'ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted', 'ExecutionThrottled'])(
    'shows %s of every state machine',
    (metricName) => {
      const machines = Object.keys(resourcesOf(service, 'AWS::StepFunctions::StateMachine'));
      expect(readOf('AWS/States', metricName).toSorted()).toEqual(
        machines.map((id) => `StateMachineArn <${id}>`).toSorted(),
      );
    },
  );

  it('shows what waits in every queue, of dead letters or of events to be told', () => {
    const shown = readOf('AWS/SQS', 'ApproximateNumberOfMessagesVisible');
    const queues = all.flatMap((template) => Object.keys(resourcesOf(template, 'AWS::SQS::Queue')));
    // Exported by another stack where mail is taken in.
    for (const id of queues) expect(shown.some((row) => row.includes(id))).toBe(true);
    expect(shown).toHaveLength(queues.length);
  });

  it('reckons what a day costs from every price of use, each function, each log and each index', () => {
    // CloudWatch tells neither how long a key or a secret was there, nor, unless it is paid for it, how often a bucket was asked.
    const { metricMonth, keyMonth, secretMonth, objectWrite, objectGigabyteMonth, ...used } = prices;
    const { logGigabyte, lambdaGigabyteSecond, ...byTheUnit } = used;
    const wanted = [
      ...Object.values(byTheUnit).map(({ usd }) => usd),
      logGigabyte.usd / 2 ** 30,
      // Milliseconds at each size.
      ...new Set(functions.map(({ memoryMb }) => (lambdaGigabyteSecond.usd * memoryMb) / 1024 / 1000)),
    ];
    const factors = expressions.flatMap(
      (each) =>
        each
          .match(/\)\*([\d.]+)$/)
          ?.slice(1)
          .map(Number) ?? [],
    );
    expect(factors).toHaveLength(wanted.length * 2);
    for (const factor of wanted) expect(factors.some((each) => Math.abs(each / factor - 1) < 1e-6)).toBe(true);
    for (const { unit } of [metricMonth, keyMonth, secretMonth, objectGigabyteMonth]) expect(unit).toContain('month');
    expect(objectWrite.unit).toContain('put into a bucket');
    expect(new Set(readOf('AWS/Logs', 'IncomingBytes')).size).toBe(
      all.flatMap((template) => Object.keys(resourcesOf(template, 'AWS::Logs::LogGroup'))).length,
    );
    expect(new Set(readOf('AWS/DynamoDB', 'ConsumedWriteCapacityUnits')).size).toBe(1 + tableShape.indexes.length);
  });

  it('keeps every expression short enough for CloudWatch', () => {
    for (const expression of expressions) expect(expression.length).toBeLessThanOrEqual(1024);
  });

  it('shows finance weeks by the day, and whoever is on call hours by minutes', () => {
    expect(body).toMatchObject({ start: '-PT12H', periodOverride: 'inherit' });
    const isForFinance = (widget: Widget) => widget.properties.start === '-P56D';
    const firstOfCall = figures.findIndex((widget) => !isForFinance(widget));
    expect(figures.slice(firstOfCall).some(isForFinance)).toBe(false);
    expect(figures.slice(0, firstOfCall).at(-1)?.properties.title).toBe('In all');
  });

  it('says above each row what to do, and names only sections that the runbook has', () => {
    const runbook = readFileSync(path.resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8');
    const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, section = '']) => section);
    const named = texts.slice(1).flatMap((text) => [...text.matchAll(/\*([^*]+)\*/g)].map(([, name = '']) => name));
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(sections).toContain(name);
  });
});
