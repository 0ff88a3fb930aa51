import type { Write } from '../../ports/write.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put } from './operation.ts';

type ImportWrite = Extract<Write, { kind: 'import' | 'importChunk' }>;

/** The operation of a write to an import, or to what became of some of its rows. */
export function importOperation(TableName: string, write: ImportWrite): Operation {
  if (write.kind === 'importChunk') {
    const { importId, chunk } = write;
    return put(TableName, { ...keys.importChunk(importId, chunk.chunk), itemType: 'importChunk', chunk });
  }
  const { before, after } = write;
  const Item = { ...keys.import(after.id), itemType: 'import', import: after };
  if (!before) return put(TableName, Item, isNew);
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: '#import.#version = :version',
      ExpressionAttributeNames: { '#import': 'import', '#version': 'version' },
      ExpressionAttributeValues: { ':version': before.version },
    },
  };
}
