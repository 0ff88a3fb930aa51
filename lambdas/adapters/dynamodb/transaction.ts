import { gzipSync } from 'node:zlib';
import type { Write } from '../../ports.ts';
import { debtorOperations } from './debtor-operations.ts';
import { digestOperation } from './digest-items.ts';
import {
  caseAttributes,
  circumstancesItem,
  eventItem,
  messageItem,
  paymentItem,
  taskItem,
  transactionalItem,
  wakeAttributes,
  windowItem,
} from './items.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put } from './operation.ts';
import { contributionOperations } from './payer-items.ts';

/** Replaces an item whose `attempt` and `state` are still what the decision saw. */
function replace(
  TableName: string,
  Item: Record<string, unknown>,
  before: { attempt?: number; state: string },
): Operation {
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: '#state = :state AND (attribute_not_exists(attempt) OR attempt = :attempt)',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': before.state, ':attempt': before.attempt ?? 0 },
    },
  };
}

/** A new case is put; one that is there is updated, if it is still the one the decision was made on. */
function saveCase(TableName: string, { before, after, wakeBy }: Extract<Write, { kind: 'case' }>): Operation {
  const wake = wakeBy === undefined ? {} : wakeAttributes(after.id, wakeBy);
  const attributes = { ...caseAttributes(after), ...wake };
  if (!before) return put(TableName, { ...keys.case(after.id), ...attributes }, isNew);
  const names = Object.keys(attributes);
  return {
    Update: {
      TableName,
      Key: keys.case(after.id),
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}${wakeBy === null ? ' REMOVE wakePk, wakeBy' : ''}`,
      ConditionExpression: '#state.revision = :revision',
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(names.map((name) => [`:${name}`, attributes[name]])),
        ':revision': before.revision,
      },
    },
  };
}

/** The operations of one write: each carries the condition under which the decision behind it holds. */
export function operationsOf(TableName: string, write: Write): Operation[] {
  switch (write.kind) {
    case 'case':
      return [
        saveCase(TableName, write),
        ...write.events.map((event) => put(TableName, eventItem(write.after, event))),
      ];
    case 'caseUnchanged':
      return [
        {
          ConditionCheck: {
            TableName,
            Key: keys.case(write.dunned.id),
            ConditionExpression: '#state.revision = :revision',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':revision': write.dunned.revision },
          },
        },
      ];
    case 'newDebtor':
    case 'debtor':
    case 'debtorUnchanged':
    case 'debtorContacted':
      return debtorOperations(TableName, write);
    case 'newPayment':
      return [put(TableName, paymentItem(write.payment, write.wakeBy), isNew)];
    case 'payment': {
      const { before, after, wakeBy } = write;
      return [
        {
          Put: {
            TableName,
            Item: paymentItem(after, wakeBy),
            // What an earlier version stored has none; it has had no parts either, so nobody else changes it.
            ConditionExpression: 'payment.#version = :version OR attribute_not_exists(payment)',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': before.version },
          },
        },
      ];
    }
    case 'raiseTask':
      return [put(TableName, taskItem(write.task), isNew)];
    case 'endTask':
      return [
        {
          Update: {
            TableName,
            Key: keys.task(write.taskId),
            UpdateExpression:
              'SET task.#status = :done, task.#result = :result, task.doneAt = :at, task.doneBy = :by REMOVE statusPk, listSk',
            ConditionExpression: 'task.#status = :open',
            ExpressionAttributeNames: { '#status': 'status', '#result': 'result' },
            ExpressionAttributeValues: {
              ':done': 'done',
              ':open': 'open',
              ':result': write.result,
              ':at': write.at,
              ':by': write.by,
            },
          },
        },
      ];
    case 'newWindow': {
      const { window, wakeBy } = write;
      return [put(TableName, { ...windowItem(window, wakeBy), dispatch: 'window' }, isNew)];
    }
    case 'windowStillOpen':
      return [
        {
          ConditionCheck: {
            TableName,
            Key: keys.window(write.window.creditor, write.window.debtorId, write.window.date),
            ConditionExpression: '#state = :open',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':open': 'open' },
          },
        },
      ];
    case 'joinWindow': {
      const { creditor, debtorId, date } = write.window;
      const key = keys.notice(creditor, debtorId, date, write.notice.invoiceId);
      return [put(TableName, { ...key, itemType: 'notice', notice: write.notice })];
    }
    case 'leaveWindow': {
      const { creditor, debtorId, date } = write.window;
      return [{ Delete: { TableName, Key: keys.notice(creditor, debtorId, date, write.invoiceId) } }];
    }
    case 'window': {
      const { before, after, wakeBy } = write;
      const isBegunAgain = after.attempt > before.attempt;
      return [
        replace(TableName, { ...windowItem(after, wakeBy), ...(isBegunAgain && { dispatch: 'window' }) }, before),
      ];
    }
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
    case 'mailEvent': {
      const { messageKey, kind, recipients } = write.event;
      const key = keys.mailEvent(messageKey, kind, recipients);
      return [put(TableName, { ...key, itemType: 'mailEvent', mailEvent: write.event }, isNew)];
    }
    case 'newNote':
      return [
        put(TableName, { ...keys.note(write.invoiceId, write.note.id), itemType: 'note', note: write.note }, isNew),
      ];
    case 'circumstances': {
      const { before, after } = write;
      const isKnown = before.version > 0;
      return [
        {
          Put: {
            TableName,
            Item: circumstancesItem(after),
            ConditionExpression: isKnown ? 'version = :version' : isNew,
            ...(isKnown && { ExpressionAttributeValues: { ':version': before.version } }),
          },
        },
      ];
    }
    case 'newPolicyVersion': {
      const { policyVersion } = write;
      const key = keys.policyVersion(policyVersion.policy.id, policyVersion.version);
      return [put(TableName, { ...key, itemType: 'policyVersion', policyVersion }, isNew)];
    }
    case 'contribution':
      return contributionOperations(TableName, write);
    case 'newRequest':
      return [put(TableName, { ...keys.request(write.key), itemType: 'request', hash: write.hash }, isNew)];
    case 'digest':
      return [digestOperation(TableName, write)];
  }
}

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
