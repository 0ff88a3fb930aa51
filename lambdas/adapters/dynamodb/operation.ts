import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';

/** One operation of a transaction. */
export type Operation = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The condition of an item that is not there yet. */
export const isNew = 'attribute_not_exists(pk)';

/** Puts a whole item. */
export function put(TableName: string, Item: Record<string, unknown>, condition?: string): Operation {
  return { Put: { TableName, Item, ...(condition && { ConditionExpression: condition }) } };
}
