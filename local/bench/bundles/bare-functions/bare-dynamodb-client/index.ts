// The least that any function with a table loads: what the bundles of Relance are compared with.
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

export const handler = (key: { readonly pk: string; readonly sk: string }) =>
  client.send(
    new GetItemCommand({ TableName: process.env['TABLE_NAME'], Key: { pk: { S: key.pk }, sk: { S: key.sk } } }),
  );
