import { type Case, caseStatuses, isClosed } from '../../domain/case/case.ts';
import { stages } from '../../domain/dunning-policy.ts';
import type { Task } from '../../domain/task.ts';
import type { Sleeper } from '../../ports/records.ts';
import type { CaseFilter, Store } from '../../ports/store.ts';
import { caseOf, debtorPartition } from './items.ts';
import { shards } from './keys.ts';
import type { Reads } from './reads.ts';
import { attributes, decodeCursor, encodeCursor, mergedPage, type Position } from './sharded-list.ts';

/** The partitions that hold the cases asked for; a filter on both status and stage is one of the stage index. */
function partitionsOf({ status, stage, debtor }: CaseFilter) {
  if (debtor) {
    const lists =
      status === undefined ? (['open', 'closed'] as const) : ([isClosed({ status }) ? 'closed' : 'open'] as const);
    return { index: 'byDebtor' as const, partitions: lists.map((which) => debtorPartition(debtor, which)) };
  }
  const statuses = status ? [status] : caseStatuses;
  const prefixes = statuses.map((each) => (stage ? `CASE#${each}#${stage}` : `CASE#${each}`));
  return {
    index: stage ? ('byStage' as const) : ('byStatus' as const),
    partitions: prefixes.flatMap((prefix) => shards.map((shard) => `${prefix}#${shard}`)),
  };
}

function matches(dunned: Case, { status, stage }: CaseFilter): boolean {
  return (status === undefined || dunned.status === status) && (stage === undefined || dunned.stage === stage);
}

function sleeperOf({ pk, sk }: Position): Sleeper {
  const [type, ...ids] = pk.split('#') as [string, ...string[]];
  const [part, ...rest] = sk.split('#') as [string, ...string[]];
  const [first = '', second = ''] = ids;
  if (type === 'INVOICE') return { kind: 'case', invoiceId: first };
  if (type === 'MESSAGE') return { kind: 'message', key: first };
  if (type === 'PAYMENT') return { kind: 'payment', creditor: first, paymentId: ids.slice(1).join('#') };
  if (type === 'STATEMENT') return { kind: 'statement', id: first };
  if (part === 'WINDOW') return { kind: 'window', creditor: first, debtorId: second, date: rest.join('#') };
  if (part === 'CREDIT') return { kind: 'credit', creditor: first, debtorId: second };
  if (part === 'PROFILE') return { kind: 'debtor', creditor: first, debtorId: second };
  return { kind: 'transactional', creditor: first, debtorId: second, id: rest.join('#') };
}

type Lists = Pick<Store, 'listCases' | 'listTasks' | 'sleepers' | 'countCases' | 'countOpenTasks'>;

/** The lists of the store: an index says which, consistent reads say what; an entry the index has late is left out. */
export function createLists(reads: Reads): Lists {
  /** How many entries a list has, over all its shards. */
  async function countOf(index: 'byStatus' | 'byStage', list: string): Promise<number> {
    const [pk] = attributes[index];
    const counts = await Promise.all(
      shards.map((shard) =>
        reads.count({
          IndexName: index,
          KeyConditionExpression: `${pk} = :pk`,
          ExpressionAttributeValues: { ':pk': `${list}#${shard}` },
        }),
      ),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  return {
    async listCases(filter, cursor, limit) {
      const { index, partitions } = partitionsOf(filter);
      const range = { after: decodeCursor(cursor), before: filter.dueBefore, limit };
      const { entries, next } = await mergedPage(reads, index, partitions, range);
      const items = await reads.getMany(entries.map(({ pk, sk }) => ({ pk, sk })));
      const order = new Map(entries.map(({ pk }, position) => [pk, position]));
      const cases = items
        .sort((a, b) => (order.get(String(a['pk'])) ?? 0) - (order.get(String(b['pk'])) ?? 0))
        .map(caseOf)
        .filter((dunned) => matches(dunned, filter));
      return { items: cases, ...(next !== undefined && { cursor: encodeCursor(next) }) };
    },
    async listTasks(cursor, limit) {
      const partitions = shards.map((shard) => `TASK#open#${shard}`);
      const { entries, next } = await mergedPage(reads, 'byStatus', partitions, { after: decodeCursor(cursor), limit });
      const items = await reads.getMany(entries.map(({ pk, sk }) => ({ pk, sk })));
      const tasks = items
        .map((item) => item['task'] as Task)
        .filter(({ status }) => status === 'open')
        .sort((a, b) => (`${a.dueOn}#${a.id}` < `${b.dueOn}#${b.id}` ? -1 : 1));
      return { items: tasks, ...(next !== undefined && { cursor: encodeCursor(next) }) };
    },
    async sleepers(before, limit) {
      const partitions = shards.map((shard) => `WAKE#${shard}`);
      const { entries } = await mergedPage(reads, 'byWakeTime', partitions, { before, limit });
      return entries.map(sleeperOf);
    },
    async countCases(statuses) {
      const kinds = statuses.flatMap((status) => [null, ...stages].map((stage) => ({ status, stage })));
      const counts = await Promise.all(
        kinds.map(async (kind) => ({
          ...kind,
          count: await countOf('byStage', `CASE#${kind.status}#${kind.stage ?? 'none'}`),
        })),
      );
      return counts.filter(({ count }) => count > 0);
    },
    countOpenTasks: () => countOf('byStatus', 'TASK#open'),
  };
}
