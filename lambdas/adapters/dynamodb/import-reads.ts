import type { ImportChunk, ImportRecord } from '../../domain/bulk/import-record.ts';
import type { Store } from '../../ports/store.ts';
import { part } from './item-parts.ts';
import { keys } from './keys.ts';
import type { Reads } from './reads.ts';

/** Imports, and what became of their rows. */
export function createImportReads(reads: Reads): Pick<Store, 'loadImport' | 'importChunks'> {
  return {
    loadImport: async (id) => part<ImportRecord>(await reads.get(keys.import(id)), 'import'),
    async importChunks(id, from, limit) {
      const { pk, sk } = keys.importChunk(id, from);
      const items = await reads.page({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': sk, ':to': 'CHUNK#99999999' },
        ConsistentRead: true,
        Limit: limit,
      });
      return items.map((item) => item['chunk'] as ImportChunk);
    },
  };
}
