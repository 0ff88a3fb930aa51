import { gzipSync } from 'node:zlib';
import type { Write } from '../../ports/write.ts';
import { messageItem, transactionalItem, wakeAttributes } from './items.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put, replace } from './operation.ts';

export type MessageWrite = Extract<
  Write,
  { kind: 'newTransactional' | 'transactional' | 'newMessage' | 'message' | 'mailEvent' | 'addressUse' }
>;

/** From the id that SES has given a message, to the message: by it, whoever reads mail knows what was answered. */
function pointers(TableName: string, { before, after }: Extract<Write, { kind: 'message' }>): Operation[] {
  const { messageId, key } = after;
  if (messageId === undefined || messageId === before.messageId) return [];
  return [put(TableName, { ...keys.sesMessage(messageId), itemType: 'sesMessage', messageKey: key })];
}

/** An update, not a put: the MIME beside it stays as it was submitted. */
function updateMessage(TableName: string, { before, after, wakeBy }: Extract<Write, { kind: 'message' }>): Operation {
  const wake = wakeAttributes(after.key, wakeBy);
  return {
    Update: {
      TableName,
      Key: keys.message(after.key),
      UpdateExpression:
        wakeBy === null
          ? 'SET message = :after REMOVE wakePk, wakeBy'
          : 'SET message = :after, wakePk = :wakePk, wakeBy = :wakeBy',
      ConditionExpression: 'message.#state = :state',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':after': after,
        ':state': before.state,
        ...(wakeBy !== null && { ':wakePk': wake['wakePk'], ':wakeBy': wakeBy }),
      },
    },
  };
}

/** Of two messages to one address at once, the second one finds it changed. */
function useAddress(TableName: string, { before, after }: Extract<Write, { kind: 'addressUse' }>): Operation {
  const { creditor, address, revision } = before;
  return {
    Put: {
      TableName,
      Item: { ...keys.addressUse(creditor, address), itemType: 'addressUse', addressUse: after },
      ConditionExpression: revision === 0 ? isNew : 'addressUse.revision = :revision',
      ...(revision > 0 && { ExpressionAttributeValues: { ':revision': revision } }),
    },
  };
}

/** The operations of a write to a message, or to what asks for one. */
export function messageOperations(TableName: string, write: MessageWrite): Operation[] {
  switch (write.kind) {
    case 'newTransactional': {
      const item = transactionalItem(write.transactional, write.wakeBy);
      return [put(TableName, { ...item, dispatch: 'transactional' }, isNew)];
    }
    case 'transactional': {
      const { before, after, wakeBy } = write;
      const isBegunAgain = after.attempt > before.attempt;
      return [
        replace(
          TableName,
          { ...transactionalItem(after, wakeBy), ...(isBegunAgain && { dispatch: 'transactional' }) },
          before,
        ),
      ];
    }
    case 'newMessage':
      return [put(TableName, { ...messageItem(write.message, write.wakeBy), mime: gzipSync(write.mime) }, isNew)];
    case 'message':
      return [updateMessage(TableName, write), ...pointers(TableName, write)];
    case 'addressUse':
      return [useAddress(TableName, write)];
    case 'mailEvent': {
      const { messageKey, kind, recipients } = write.event;
      const key = keys.mailEvent(messageKey, kind, recipients);
      return [put(TableName, { ...key, itemType: 'mailEvent', mailEvent: write.event }, isNew)];
    }
  }
}
