import type { DynamoDBRecord } from 'aws-lambda';
import { EngineError } from './engine-call.ts';
import type { EngineCall } from './engine-call.ts';

/** New records of one shard, in order. */
export type ShardRecords = { shardId: string; records: DynamoDBRecord[] };

type StreamReaderInput = {
  call: EngineCall;
  streamArn: string;
  /** The sequence number after which a shard is read; undefined: from its first record. */
  startAfter: (shardId: string) => string | undefined;
};

type Shard = { ShardId: string; ParentShardId?: string };
type ShardList = { StreamDescription: { Shards: Shard[]; LastEvaluatedShardId?: string } };
type RecordPage = { Records: DynamoDBRecord[]; NextShardIterator?: string };

/** Reads a table's stream: each call gives one page of what is new in every open shard, parents before children. */
export function createStreamReader({ call, streamArn, startAfter }: StreamReaderInput) {
  const iterators = new Map<string, string>();
  const finished = new Set<string>();
  let shards: Shard[] | undefined;

  async function listShards(): Promise<Shard[]> {
    const listed: Shard[] = [];
    let ExclusiveStartShardId: string | undefined;
    do {
      const { StreamDescription } = await call<ShardList>('DescribeStream', {
        StreamArn: streamArn,
        ExclusiveStartShardId,
      });
      listed.push(...StreamDescription.Shards);
      ExclusiveStartShardId = StreamDescription.LastEvaluatedShardId;
    } while (ExclusiveStartShardId !== undefined);
    return listed;
  }

  async function openShard(shardId: string): Promise<string> {
    const shard = { StreamArn: streamArn, ShardId: shardId };
    const fromStart = { ...shard, ShardIteratorType: 'TRIM_HORIZON' };
    const SequenceNumber = startAfter(shardId);
    if (SequenceNumber === undefined) return iterator(fromStart);
    try {
      return await iterator({ ...shard, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber });
    } catch (error) {
      // A stream keeps a day of records: after a longer stop, reading goes on with the oldest there is.
      if (error instanceof EngineError && error.code === 'TrimmedDataAccessException') return iterator(fromStart);
      throw error;
    }
  }

  async function iterator(position: unknown): Promise<string> {
    return (await call<{ ShardIterator: string }>('GetShardIterator', position)).ShardIterator;
  }

  async function readPage(shardId: string): Promise<RecordPage> {
    const ShardIterator = iterators.get(shardId) ?? (await openShard(shardId));
    try {
      return await call<RecordPage>('GetRecords', { ShardIterator, Limit: 1000 });
    } catch (error) {
      // After a quarter of an hour without a read.
      const hasExpired = error instanceof EngineError && error.code === 'ExpiredIteratorException';
      if (!hasExpired || !iterators.delete(shardId)) throw error;
      return readPage(shardId);
    }
  }

  async function readShard(shardId: string): Promise<DynamoDBRecord[]> {
    const { Records, NextShardIterator } = await readPage(shardId);
    if (NextShardIterator === undefined) {
      finished.add(shardId);
      // The shards that follow it are listed at the next read.
      shards = undefined;
    } else iterators.set(shardId, NextShardIterator);
    return Records.map((record) => ({ ...record, eventSourceARN: streamArn }));
  }

  return {
    async read(): Promise<ShardRecords[]> {
      shards ??= await listShards();
      const open = shards.filter(({ ShardId }) => !finished.has(ShardId));
      const openIds = new Set(open.map(({ ShardId }) => ShardId));
      const pages: ShardRecords[] = [];
      for (const { ShardId, ParentShardId } of open) {
        if (ParentShardId !== undefined && openIds.has(ParentShardId)) continue;
        const records = await readShard(ShardId);
        if (records.length > 0) pages.push({ shardId: ShardId, records });
      }
      return pages;
    },
  };
}
