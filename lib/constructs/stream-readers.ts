import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { streamPatterns } from '../../lambdas/adapters/dynamodb/table-shape.ts';
import type { WorkingTable } from './case-table.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { RelanceFunction } from './relance-function.ts';

type StreamReadersProps = {
  readonly table: WorkingTable;
  readonly dispatch: RelanceFunction;
  readonly publish: RelanceFunction;
};

/** DynamoDB lets two readers at most follow a stream without slowing each other down: these two. */
export class StreamReaders extends Construct {
  readonly dispatchDeadLetters: DeadLetterQueue;
  readonly publishDeadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, { table, dispatch, publish }: StreamReadersProps) {
    super(scope, id);
    this.dispatchDeadLetters = this.reader('Dispatch', table, dispatch, [streamPatterns.dispatch]);
    this.publishDeadLetters = this.reader('Publish', table, publish, [
      streamPatterns.publish,
      streamPatterns.publishCredit,
    ]);
  }

  private reader(
    id: string,
    table: WorkingTable,
    fn: RelanceFunction,
    patterns: readonly Record<string, unknown>[],
  ): DeadLetterQueue {
    const streamArn = table.tableStreamArn;
    if (streamArn === undefined) throw new TableWithoutStreamError(table.node.path);
    const deadLetters = new DeadLetterQueue(this, `${id}DeadLetters`);
    fn.bind(
      {},
      {
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [streamArn],
      },
    );
    fn.addEventSourceMapping(id, {
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      parallelizationFactor: 4,
      filters: patterns.map((pattern) => FilterCriteria.filter(pattern)),
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // Some minutes of trying. What is still not read then, wake-overdue repairs from the table.
      retryAttempts: 10,
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(deadLetters),
    });
    return deadLetters;
  }
}

class TableWithoutStreamError extends Error {
  override readonly name = 'TableWithoutStreamError';
  constructor(path: string) {
    super(`table ${path} has no stream to read`);
  }
}
