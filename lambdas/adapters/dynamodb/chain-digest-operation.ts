import type { Write } from '../../ports/write.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put } from './operation.ts';

/** Puts a day's digest on record: a new one, or one that is still as the decision saw it. */
export function chainDigestOperation(
  TableName: string,
  { before, after }: Extract<Write, { kind: 'chainDigest' }>,
): Operation {
  const item = { ...keys.chainDigest(after.day), itemType: 'chainDigest', record: after };
  if (!before) return put(TableName, item, isNew);
  return {
    Put: {
      TableName,
      Item: item,
      ConditionExpression: '#record.#state = :state',
      ExpressionAttributeNames: { '#record': 'record', '#state': 'state' },
      ExpressionAttributeValues: { ':state': before.state },
    },
  };
}
