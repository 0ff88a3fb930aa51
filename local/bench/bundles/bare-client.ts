// A function that reads one item, bundled by the bench beside ours.
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

export const handler = (key: { readonly pk: string; readonly sk: string }) =>
  client.send(
    new GetItemCommand({ TableName: process.env['TABLE_NAME'], Key: { pk: { S: key.pk }, sk: { S: key.sk } } }),
  );
