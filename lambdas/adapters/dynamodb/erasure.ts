import type { Write } from '../../ports/write.ts';
import { keys } from './keys.ts';
import type { Operation } from './operation.ts';

type ErasureWrite = Extract<Write, { kind: 'eraseNote' | 'eraseMime' | 'eraseTask' | 'eraseDocument' }>;

/** The operation that takes personal data away. Done again, or of what is not there, it changes nothing. */
export function erasure(TableName: string, write: ErasureWrite): Operation {
  switch (write.kind) {
    case 'eraseNote':
      return { Delete: { TableName, Key: keys.note(write.invoiceId, write.noteId) } };
    case 'eraseDocument':
      return { Delete: { TableName, Key: keys.document(write.invoiceId, write.documentId) } };
    case 'eraseMime':
      return {
        Update: {
          TableName,
          Key: keys.message(write.messageKey),
          UpdateExpression: 'REMOVE mime',
          // Otherwise, taking away what is not there would leave an empty message.
          ConditionExpression: 'attribute_exists(pk)',
        },
      };
    case 'eraseTask':
      return {
        Update: {
          TableName,
          Key: keys.task(write.task.id),
          UpdateExpression: 'SET task.#data = :none, task.#result = :erased',
          ConditionExpression: 'task.#status = :done',
          ExpressionAttributeNames: { '#data': 'data', '#result': 'result', '#status': 'status' },
          ExpressionAttributeValues: { ':none': {}, ':erased': 'erased', ':done': 'done' },
        },
      };
  }
}
