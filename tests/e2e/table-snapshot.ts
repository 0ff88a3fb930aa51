import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { names } from '../../local/stack/environment.ts';

type Item = Record<string, unknown> & { readonly pk: string; readonly sk: string };

const keyOf = ({ pk, sk }: Item) => ({ pk, sk });

/** All of the table, as point-in-time recovery would give it back for this instant. */
export async function takeSnapshot(table: DynamoDBDocumentClient): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const ExclusiveStartKey = start;
    const page = await table.send(
      new ScanCommand({
        TableName: names.table,
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    items.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

/** Makes the table what it was when the snapshot was taken. */
export async function restoreTable(table: DynamoDBDocumentClient, snapshot: readonly Item[]): Promise<void> {
  for (const item of await takeSnapshot(table))
    await table.send(new DeleteCommand({ TableName: names.table, Key: keyOf(item) }));
  for (const Item of snapshot) await table.send(new PutCommand({ TableName: names.table, Item }));
}
