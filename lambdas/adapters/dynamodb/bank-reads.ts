import type {
  AccountRecord,
  BankRecord,
  EntryRecord,
  MovementsRecord,
  ReferenceRecord,
  StatementRecord,
  UploadRecord,
} from '../../domain/bank-statement/statement-record.ts';
import type { BankReads } from '../../ports/bank-reads.ts';
import { keys, shards } from './keys.ts';
import type { Reads } from './reads.ts';
import { decodeCursor, encodeCursor, mergedPage } from './sharded-list.ts';

const recordOf = <T extends BankRecord>(item: Record<string, unknown>): T => item['record'] as T;

/** Reads of what is known of the bank. */
export function createBankReads(reads: Reads): BankReads {
  async function one<T extends BankRecord>(key: { pk: string; sk: string }): Promise<T | undefined> {
    const item = await reads.get(key);
    return item && recordOf<T>(item);
  }
  async function many<T extends BankRecord>(wanted: readonly { pk: string; sk: string }[]): Promise<T[]> {
    return wanted.length === 0 ? [] : (await reads.getMany(wanted)).map((item) => recordOf<T>(item));
  }

  return {
    loadStatement: (id) => one<StatementRecord>(keys.bankStatement(id)),
    loadUpload: (id) => one<UploadRecord>(keys.bankUpload(id)),
    loadBankEntry: (id, index) => one<EntryRecord>(keys.bankEntry(id, index)),
    loadMovements: (scopes) => many<MovementsRecord>(scopes.map(keys.movements)),
    loadBankAccounts: (accounts) => many<AccountRecord>(accounts.map(keys.bankAccount)),
    loadBankReferences: (ids) => many<ReferenceRecord>(ids.map(keys.bankReference)),
    async statementEntries(id, cursor, limit) {
      const { pk, sk } = keys.bankEntry(id, Number(cursor ?? -1) + 1);
      const found = await reads.page({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': sk, ':to': 'ENTRY#~' },
        ConsistentRead: true,
        Limit: limit + 1,
      });
      const items = found.slice(0, limit).map((item) => recordOf<EntryRecord>(item));
      // Of large entries a page of DynamoDB holds fewer than asked for: what counts is where it ended.
      const isMore = found.length > limit || (await hasMore(items.at(-1)));
      return { items, ...(isMore && { cursor: String(items.at(-1)?.index) }) };
    },
    async listStatements(cursor, limit) {
      const partitions = shards.map((shard) => `STATEMENT#${shard}`);
      const { entries, next } = await mergedPage(reads, 'byStatus', partitions, { after: decodeCursor(cursor), limit });
      const items = await many<StatementRecord>(entries.map(({ pk, sk }) => ({ pk, sk })));
      const order = new Map(entries.map(({ pk }, position) => [pk, position]));
      const place = ({ id }: StatementRecord) => order.get(keys.bankStatement(id).pk) ?? 0;
      return {
        items: items.toSorted((a, b) => place(a) - place(b)),
        ...(next !== undefined && { cursor: encodeCursor(next) }),
      };
    },
  };

  async function hasMore(last: EntryRecord | undefined): Promise<boolean> {
    return last !== undefined && (await one(keys.bankEntry(last.statementId, last.index + 1))) !== undefined;
  }
}
