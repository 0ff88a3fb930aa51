import type { Debtor } from '../../domain/debtor.ts';
import { isTold } from '../../domain/debtor/debtor-change.ts';
import type { Write } from '../../ports/write.ts';
import { wakeAttributes } from './items.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put } from './operation.ts';

export type DebtorWrite = Extract<Write, { kind: 'newDebtor' | 'debtor' | 'debtorUnchanged' | 'debtorContacted' }>;

/** What people change, and what is noted of it. What the sender notes of his contacts is none of them. */
const changing = [
  'name',
  'registrationNumber',
  'erasedAt',
  'contactsWantedAt',
  'emails',
  'locale',
  'policyId',
  'address',
  'doNotWrite',
  'contactDays',
  'owner',
  'latePayment',
  'holds',
  'collections',
  'insolvencies',
  'replies',
  'unapplied',
  'creditHold',
  'creditDecision',
  'risks',
  'version',
  'toldVersion',
  'outOfService',
  'lostContactAt',
  'addressTaskId',
] as const satisfies readonly (keyof Debtor)[];

function keyOf({ creditor, id }: Debtor) {
  return keys.debtor(creditor, id);
}

function isVersion({ version }: Debtor) {
  return {
    ConditionExpression: 'debtor.#version = :known',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':known': version },
  };
}

/** Changes a debtor who is as he was. As long as a case has not heard of it, the dispatcher is told so. */
function change(TableName: string, { before, after, wakeBy }: Extract<Write, { kind: 'debtor' }>): Operation {
  const fields = changing.filter((field) => field === 'version' || after[field] !== before[field]);
  const set: Record<string, unknown> = {
    ...wakeAttributes(keyOf(after).pk, wakeBy),
    ...(!isTold(after) && { dispatch: 'debtor' }),
  };
  const [given, taken] = [
    fields.filter((field) => after[field] !== undefined),
    fields.filter((field) => after[field] === undefined),
  ];
  const gone = [
    ...(wakeBy === null ? ['wakePk', 'wakeBy'] : []),
    ...(isTold(after) ? ['dispatch'] : []),
    ...taken.map((field) => `debtor.#${field}`),
  ];
  const sets = [
    ...given.map((field) => `debtor.#${field} = :${field}`),
    ...Object.keys(set).map((name) => `${name} = :${name}`),
  ];
  const { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = isVersion(before);
  return {
    Update: {
      TableName,
      Key: keyOf(after),
      UpdateExpression: `SET ${sets.join(', ')}${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`,
      ConditionExpression,
      ExpressionAttributeNames: {
        ...ExpressionAttributeNames,
        ...Object.fromEntries(fields.map((field) => [`#${field}`, field])),
      },
      ExpressionAttributeValues: {
        ...ExpressionAttributeValues,
        ...Object.fromEntries(given.map((field) => [`:${field}`, after[field]])),
        ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
      },
    },
  };
}

/** Two messages that settle at once would each forget the other's id: the second one is decided anew. */
function noteContact(TableName: string, write: Extract<Write, { kind: 'debtorContacted' }>): Operation {
  const { debtor, at, thread } = write;
  const { thread: known, lastContactAt } = debtor;
  const isLast =
    lastContactAt === undefined ? 'attribute_not_exists(debtor.lastContactAt)' : 'debtor.lastContactAt = :last';
  return {
    Update: {
      TableName,
      Key: keyOf(debtor),
      UpdateExpression: `SET debtor.thread = :thread${at === null ? '' : ', debtor.lastContactAt = :at'}`,
      ConditionExpression: `debtor.thread = :known AND ${isLast}`,
      ExpressionAttributeValues: {
        ':thread': thread,
        ':known': known,
        ...(at !== null && { ':at': at }),
        ...(lastContactAt !== undefined && { ':last': lastContactAt }),
      },
    },
  };
}

/** The operations of a write to a debtor. */
export function debtorOperations(TableName: string, write: DebtorWrite): Operation[] {
  switch (write.kind) {
    case 'newDebtor':
      return [put(TableName, { ...keyOf(write.debtor), itemType: 'debtor', debtor: write.debtor }, isNew)];
    case 'debtor': {
      const { after, change: line } = write;
      const key = line && keys.debtorChange(after.creditor, after.id, line.version);
      const logged = key
        ? [
            put(
              TableName,
              { ...key, itemType: 'debtorChange', creditor: after.creditor, debtorId: after.id, change: line },
              isNew,
            ),
          ]
        : [];
      return [change(TableName, write), ...logged];
    }
    case 'debtorUnchanged':
      return [{ ConditionCheck: { TableName, Key: keyOf(write.debtor), ...isVersion(write.debtor) } }];
    case 'debtorContacted':
      return [noteContact(TableName, write)];
  }
}
