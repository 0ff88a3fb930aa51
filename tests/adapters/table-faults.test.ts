import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { documentClient } from '../../lambdas/adapters/dynamodb/document-client.ts';
import { createStore } from '../../lambdas/adapters/dynamodb/store.ts';
import { TransientError } from '../../lambdas/ports/errors.ts';
import { aTask, opening } from './stored-things.ts';

const dynamoDb = mockClient(DynamoDBDocumentClient);
beforeEach(() => dynamoDb.reset());
process.env['AWS_REGION'] ??= 'eu-west-3';
const store = createStore(documentClient(), 'relance');

const items = ['a', 'b', 'c'].map((number) => {
  const { after } = opening(number);
  return { pk: `INVOICE#${after.id}`, sk: 'CASE', itemType: 'case', state: after };
});
const ids = items.map(({ state }) => state.id);

describe('a read of many', () => {
  it('asks again for what DynamoDB left out, until it has all', async () => {
    const [first, ...rest] = items;
    const keys = rest.map(({ pk, sk }) => ({ pk, sk }));
    dynamoDb
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { relance: [first ?? {}] }, UnprocessedKeys: { relance: { Keys: keys } } })
      .resolves({ Responses: { relance: rest } });
    expect((await store.load({ cases: ids })).cases.map(({ id }) => id)).toEqual(ids);
    const asked = dynamoDb.commandCalls(BatchGetCommand).map((call) => call.args[0].input.RequestItems?.['relance']);
    expect(asked[1]).toEqual({ Keys: keys, ConsistentRead: true });
  });

  it('asks for each of them once, as DynamoDB refuses to be asked twice', async () => {
    dynamoDb.on(BatchGetCommand).resolves({ Responses: { relance: items } });
    await store.load({ cases: [...ids, ...ids], messages: ['m', 'm'] });
    const [asked] = dynamoDb.commandCalls(BatchGetCommand).map((call) => call.args[0].input.RequestItems?.['relance']);
    expect(asked?.Keys).toHaveLength(ids.length + 1);
  });

  it('is transient when DynamoDB leaves some out every time', async () => {
    const keys = items.map(({ pk, sk }) => ({ pk, sk }));
    dynamoDb.on(BatchGetCommand).resolves({ Responses: {}, UnprocessedKeys: { relance: { Keys: keys } } });
    await expect(store.load({ cases: ids })).rejects.toThrow(TransientError);
  });
});

describe('a transaction that DynamoDB cancels', () => {
  const canceled = (...codes: string[]) =>
    new TransactionCanceledException({
      message: 'canceled',
      $metadata: {},
      CancellationReasons: codes.map((Code) => ({ Code })),
    });
  const raise = () => store.commit([{ kind: 'raiseTask', task: aTask('t') }]);

  it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
    '(%s) may pass the next time',
    async (code) => {
      dynamoDb.on(TransactWriteCommand).rejects(canceled('None', code));
      await expect(raise()).rejects.toThrow(TransientError);
    },
  );

  it.each(['ValidationError', 'ItemCollectionSizeLimitExceeded'])(
    '(%s) would be so for ever: it is a defect, asked once, and stays what it is',
    async (code) => {
      dynamoDb.on(TransactWriteCommand).rejects(canceled('None', 'TransactionConflict', code));
      await expect(raise()).rejects.toThrow(TransactionCanceledException);
      expect(dynamoDb.commandCalls(TransactWriteCommand)).toHaveLength(1);
    },
  );
});

describe('an error of DynamoDB', () => {
  const named = (name: string) => Object.assign(new Error(name), { name });

  it.each([
    'ThrottlingException',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'InternalServerError',
    'TransactionInProgressException',
    'TimeoutError',
  ])('(%s) is transient', async (name) => {
    dynamoDb.on(GetCommand).rejects(named(name));
    dynamoDb.on(TransactWriteCommand).rejects(named(name));
    await expect(store.loadCase('any')).rejects.toThrow(TransientError);
    await expect(store.commit([{ kind: 'raiseTask', task: aTask('t') }])).rejects.toThrow(TransientError);
  });

  it.each(['AccessDeniedException', 'ResourceNotFoundException', 'ValidationException'])(
    '(%s) is a defect, and stays what it is',
    async (name) => {
      dynamoDb.on(GetCommand).rejects(named(name));
      await expect(store.loadCase('any')).rejects.toMatchObject({ name });
    },
  );
});
