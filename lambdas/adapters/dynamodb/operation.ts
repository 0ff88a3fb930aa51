import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';

/** One operation of a transaction. */
export type Operation = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The condition of an item that is not there yet. */
export const isNew = 'attribute_not_exists(pk)';

/** Puts a whole item. */
export function put(TableName: string, Item: Record<string, unknown>, condition?: string): Operation {
  return { Put: { TableName, Item, ...(condition && { ConditionExpression: condition }) } };
}

/** Replaces an item whose `attempt` and `state` are still what the decision saw. */
export function replace(
  TableName: string,
  Item: Record<string, unknown>,
  before: { attempt: number; state: string },
): Operation {
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: '#state = :state AND attempt = :attempt',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': before.state, ':attempt': before.attempt },
    },
  };
}
