import type { Write } from '../../ports/write.ts';
import { keys } from './keys.ts';
import { isNew, type Operation, put } from './operation.ts';

/** Puts a digest on record: a new one, or one that is still as the decision saw it. */
export function digestOperation(TableName: string, { before, after }: Extract<Write, { kind: 'digest' }>): Operation {
  const item = { ...keys.digest(after), itemType: 'digest', digest: after };
  if (!before) return put(TableName, item, isNew);
  return {
    Put: {
      TableName,
      Item: item,
      ConditionExpression: 'digest.#state = :state AND digest.attempt = :attempt',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': before.state, ':attempt': before.attempt },
    },
  };
}
