import type { ChainHead } from '../../domain/chain-digest/chain-digest.ts';
import type { DigestRecord } from '../../domain/chain-digest/digest-record.ts';
import type { Store } from '../../ports/store.ts';
import { caseOf } from './items.ts';
import { keys, shards } from './keys.ts';
import type { Reads } from './reads.ts';
import { decodeCursor, encodeCursor, mergedPage } from './sharded-list.ts';

/** Reads the digests of chain heads on record, and what the next one is made of. */
export function createChainDigestReads(
  reads: Reads,
): Pick<Store, 'chainHeads' | 'latestChainDigests' | 'chainDigestsFrom'> {
  async function digests(from: string, limit: number, isForward: boolean): Promise<DigestRecord[]> {
    const { pk } = keys.chainDigest('');
    const found = await reads.page({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': keys.chainDigest(from).sk, ':to': keys.chainDigest('~').sk },
      ScanIndexForward: isForward,
      ConsistentRead: true,
      Limit: limit,
    });
    return found.map((item) => item['record'] as DigestRecord);
  }

  return {
    async chainHeads(since, cursor, limit) {
      const partitions = shards.map((shard) => `HEAD#${shard}`);
      const after = decodeCursor(cursor) ?? since;
      const { entries, next } = await mergedPage(reads, 'byLastEvent', partitions, { after, limit });
      const items = await reads.getMany(entries.map(({ pk, sk }) => ({ pk, sk })));
      const heads = items.map(caseOf).map(({ id, revision, lastHash }): ChainHead => ({
        invoiceId: id,
        seq: revision,
        hash: lastHash,
      }));
      return { items: heads, ...(next !== undefined && { cursor: encodeCursor(next) }) };
    },
    latestChainDigests: (limit) => digests('', limit, false),
    chainDigestsFrom: (day, limit) => digests(day, limit, true),
  };
}
