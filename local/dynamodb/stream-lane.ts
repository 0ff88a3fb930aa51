import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { type EventPattern, matchesPattern } from '../event-pattern.ts';
import type { LambdaAnswer } from '../lambda/invocation.ts';
import type { CheckpointStore } from './checkpoint-store.ts';

/** An event source mapping: which function gets which records of the stream. The CDK is given the same data. */
export type StreamMapping = {
  functionName: string;
  /** A record is handed over when it fits one of them; all are when there is none. */
  filters: readonly EventPattern[];
  batchSize: number;
  /** How often a batch is tried again before it becomes a dead letter. */
  retryAttempts: number;
  /** Waits until no other function has anything to take, and gets all at once; for one that writes nothing to the table. */
  isPatient?: boolean;
};

/** Records that a function could not handle, with its last answer. */
export type DeadLetter = { functionName: string; records: DynamoDBRecord[]; answer: LambdaAnswer };

type StreamLaneInput = {
  mapping: StreamMapping;
  checkpoints: CheckpointStore;
  checkpointKey: string;
  invoke: (functionName: string, event: unknown) => Promise<LambdaAnswer>;
  bury: (letter: DeadLetter) => void;
};

/** The way of one shard's records to one function: in order, a batch at a time, none passed over by a failure. */
export function createStreamLane({ mapping, checkpoints, checkpointKey, invoke, bury }: StreamLaneInput) {
  const { functionName, filters, batchSize, retryAttempts } = mapping;
  let queue: DynamoDBRecord[] = [];
  let failures = 0;
  let seen = checkpoints.get(checkpointKey);

  function isNew(record: DynamoDBRecord): boolean {
    return seen === undefined || BigInt(sequenceNumber(record)) > BigInt(seen);
  }

  function leaveBehind(records: readonly DynamoDBRecord[]): void {
    const last = records.at(-1);
    if (last === undefined) return;
    queue = queue.slice(records.length);
    failures = 0;
    checkpoints.set(checkpointKey, sequenceNumber(last));
  }

  return {
    offer(records: readonly DynamoDBRecord[]): void {
      const fresh = records.filter(isNew);
      seen = fresh.length === 0 ? seen : sequenceNumber(fresh[fresh.length - 1]!);
      queue.push(...fresh.filter((record) => fits(filters, record)));
    },
    isPatient: mapping.isPatient ?? false,
    isEmpty: () => queue.length === 0,
    /** Hands over the first batch; false when a part of it has to be tried again. */
    async deliver(): Promise<boolean> {
      const batch = queue.slice(0, batchSize);
      const answer = await invoke(functionName, { Records: batch });
      const failedAt = firstFailure(answer, batch);
      leaveBehind(batch.slice(0, failedAt));
      if (failedAt === batch.length) return true;
      failures += 1;
      if (failures <= retryAttempts) return false;
      const records = batch.slice(failedAt);
      bury({ functionName, records, answer });
      leaveBehind(records);
      return true;
    },
  };
}

/** The place of the first record that failed; the batch's length when none did. */
function firstFailure(answer: LambdaAnswer, batch: readonly DynamoDBRecord[]): number {
  if (!answer.ok) return 0;
  const failed = (answer.payload as Partial<DynamoDBBatchResponse> | null)?.batchItemFailures ?? [];
  // An identifier that is not in the batch counts as a failure of all of it, as on AWS.
  const places = failed.map(({ itemIdentifier }) => batch.findIndex((one) => sequenceNumber(one) === itemIdentifier));
  return Math.max(0, Math.min(batch.length, ...places));
}

function fits(filters: readonly EventPattern[], record: DynamoDBRecord): boolean {
  return filters.length === 0 || filters.some((pattern) => matchesPattern(pattern, record));
}

function sequenceNumber(record: DynamoDBRecord): string {
  return record.dynamodb?.SequenceNumber ?? '';
}
