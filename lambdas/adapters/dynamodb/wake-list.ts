import { isClosed } from '../../domain/case/case.ts';
import { InvalidCursorError } from '../../ports/errors.ts';
import type { KnownWake } from '../../ports/records.ts';
import type { Store } from '../../ports/store.ts';
import { caseOf, debtorPartition } from './items.ts';
import { shards } from './keys.ts';
import type { Reads } from './reads.ts';

/** The last entry taken of each shard: many cases wait for one and the same instant. */
type Mark = readonly [at: string, pk: string, sk: string] | null;
type Marks = readonly Mark[];
type Entry = { readonly shard: number; readonly at: string; readonly pk: string; readonly sk: string };

function isMark(mark: unknown): mark is Mark {
  return mark === null || (Array.isArray(mark) && mark.length === 3 && mark.every((part) => typeof part === 'string'));
}

function areMarks(marks: unknown): marks is Marks {
  return Array.isArray(marks) && marks.length === shards.length && marks.every(isMark);
}

const fresh: Marks = shards.map(() => null);

function marksOf(cursor: string | undefined, before: string): Marks {
  if (cursor === undefined) return fresh;
  const invalid = new InvalidCursorError(`${cursor} is not a cursor of this list`);
  try {
    const marks: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    // DynamoDB refuses to go on from beyond the end of what is asked for.
    if (areMarks(marks) && marks.every((mark) => mark === null || mark[0] < before)) return marks;
  } catch {
    throw invalid;
  }
  throw invalid;
}

function knownOf(item: Record<string, unknown>): KnownWake {
  const wakeBy = item['wakeBy'];
  return { dunned: caseOf(item), wakeBy: typeof wakeBy === 'string' ? wakeBy : null };
}

/** Open cases with the instant by which they should move. The indexes may be a moment late; what they find is read afresh. */
export function createWakeList(reads: Reads): Pick<Store, 'openCasesOf' | 'wakingCases'> {
  async function shardAfter(shard: number, mark: Marks[number], before: string, Limit: number): Promise<Entry[]> {
    const wakePk = `WAKE#${shards[shard] ?? ''}`;
    const found = await reads.page({
      IndexName: 'byWakeTime',
      KeyConditionExpression: 'wakePk = :pk AND wakeBy < :before',
      ExpressionAttributeValues: { ':pk': wakePk, ':before': before },
      ...(mark && { ExclusiveStartKey: { wakePk, wakeBy: mark[0], pk: mark[1], sk: mark[2] } }),
      Limit,
    });
    return found.map(({ wakeBy, pk, sk }) => ({ shard, at: String(wakeBy), pk: String(pk), sk: String(sk) }));
  }

  /** The cases behind entries of an index, in their order, as far as they are still open. */
  async function readAll(entries: readonly Pick<Entry, 'pk' | 'sk'>[]): Promise<KnownWake[]> {
    const items = await reads.getMany(entries.map(({ pk, sk }) => ({ pk, sk })));
    const byKey = new Map(items.map((item) => [item['pk'], knownOf(item)]));
    return entries.flatMap(({ pk }) => byKey.get(pk) ?? []).filter(({ dunned }) => !isClosed(dunned));
  }

  return {
    async openCasesOf(debtor) {
      const found = await reads.all({
        IndexName: 'byDebtor',
        KeyConditionExpression: 'debtorPk = :pk',
        ExpressionAttributeValues: { ':pk': debtorPartition(debtor, 'open') },
      });
      return readAll(found.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })));
    },
    async wakingCases(before, cursor, limit) {
      const marks = marksOf(cursor, before);
      const perShard = await Promise.all(marks.map((mark, shard) => shardAfter(shard, mark, before, limit)));
      const found = perShard.flat().toSorted((a, b) => (a.at < b.at ? -1 : 1));
      const taken = found.slice(0, limit);
      const next = marks.map((mark, shard): Marks[number] => {
        const last = taken.findLast((entry) => entry.shard === shard);
        return last ? [last.at, last.pk, last.sk] : mark;
      });
      const isOver = perShard.every((entries) => entries.length < limit) && taken.length === found.length;
      const items = await readAll(taken.filter(({ pk }) => pk.startsWith('INVOICE#')));
      return { items, ...(!isOver && { cursor: Buffer.from(JSON.stringify(next)).toString('base64url') }) };
    },
  };
}
