import { QueryCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../../lambdas/adapters/dynamodb/store.ts';
import { documentClient } from '../../lambdas/adapters/dynamodb/document-client.ts';
import { createHandler } from '../../lambdas/handlers/count-cases/handler.ts';
import { publishCounts } from '../../lambdas/runtime/logging.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aTask, change, opening } from '../adapters/stored-things.ts';

vi.hoisted(() => {
  // What a function finds in its environment; in DEV, counts are written to the console that a test can watch.
  process.env['POWERTOOLS_SERVICE_NAME'] = 'relance-demo';
  process.env['POWERTOOLS_METRICS_NAMESPACE'] = 'Relance';
  process.env['POWERTOOLS_METRICS_DISABLED'] = 'false';
  process.env['POWERTOOLS_DEV'] = 'true';
});

type Emf = Readonly<Record<string, unknown>> & {
  readonly _aws: {
    readonly CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[];
  };
};

const engine = engineOfThisFile();
let written: Emf[];
beforeEach(() => {
  written = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void written.push(JSON.parse(line) as Emf));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The figures as CloudWatch takes them from the log: `OpenCases relance-demo none: 2`. */
const figures = () =>
  written.flatMap((emf) =>
    emf._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
      Metrics.flatMap(({ Name }) =>
        Dimensions.map((dimensions) => {
          const values = dimensions.map((name) => `${name}=${String(emf[name])}`);
          return `${Namespace} ${Name} ${values.join(' ')}: ${String(emf[Name])}`;
        }),
      ),
    ),
  );

describe('counting cases', () => {
  it('tells how many stand at each stage and in each status at this hour, and 0 where there are none', async () => {
    const store = engine.store();
    const openings = Array.from({ length: 12 }, (_, index) => opening(`N-${index}`));
    await Promise.all(openings.map((each) => store.commit([each])));
    const [sent, paid] = openings;
    if (!sent || !paid) throw new Error('there are cases');
    const notice = { stage: 'reminderOne', cycle: 1, messageKey: 'm', messageId: 'ses', lateDays: 0 } as const;
    await store.commit([change(sent.after, null, { type: 'ReminderSent', data: notice })]);
    await store.commit([change(paid.after, null, { type: 'InvoiceCanceled', data: { reason: 'error' } })]);
    await store.commit([{ kind: 'raiseTask', task: aTask('t-1') }]);
    expect(await createHandler({ store })({})).toEqual({ cases: 11, tasks: 1 });
    publishCounts();
    const none = (stage: string) => `Relance OpenCases service=relance-demo Stage=${stage}: 0`;
    expect(figures()).toEqual([
      'Relance OpenCases service=relance-demo Stage=none: 10',
      none('courtesyNotice'),
      'Relance OpenCases service=relance-demo Stage=reminderOne: 1',
      none('reminderTwo'),
      none('directNotice'),
      none('legalEscalation'),
      'Relance OpenCasesByStatus service=relance-demo Status=open: 11',
      'Relance OpenCasesByStatus service=relance-demo Status=paused: 0',
      'Relance OpenCasesByStatus service=relance-demo Status=escalated: 0',
      'Relance OpenTasks service=relance-demo: 1',
    ]);
  });

  it('counts every page of an index, however many there are', async () => {
    const table = mockClient(DynamoDBDocumentClient);
    table.on(QueryCommand).callsFake(({ ExclusiveStartKey }: { ExclusiveStartKey?: { page: number } }) => {
      const page = (ExclusiveStartKey?.page ?? 0) + 1;
      return { Count: 100, ...(page < 3 && { LastEvaluatedKey: { page } }) };
    });
    const { cases, tasks } = await createHandler({ store: createStore(documentClient(), 'cases') })({});
    table.restore();
    // 3 statuses, 6 stages and 4 shards; tasks have their shards alone.
    expect([cases, tasks]).toEqual([3 * 6 * 4 * 300, 4 * 300]);
    expect(table.commandCalls(QueryCommand).every(({ args: [{ input }] }) => input.Select === 'COUNT')).toBe(true);
  });
});
