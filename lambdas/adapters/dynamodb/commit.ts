import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ConcurrentChangeError, TransientError } from '../../ports/errors.ts';
import type { Write } from '../../ports/write.ts';
import { operationsOf } from './transaction.ts';

const busy = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'TransactionInProgressException',
  'TransactionConflictException',
  'TimeoutError',
]);

/** Why DynamoDB cancels a transaction that may well pass the next time. */
const passing = new Set(['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** Tells a conflict with another change from a busy table; anything else is a defect and stays what it is. */
export function storeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code);
    if (codes.includes('ConditionalCheckFailed'))
      return new ConcurrentChangeError('a condition of the transaction does not hold', { cause: error });
    // Such as an item over 400 kB: asking again would never end.
    if (codes.some((code) => !passing.has(code))) return error;
    return new TransientError('the transaction met another one', { cause: error });
  }
  if (error.name === 'ConditionalCheckFailedException')
    return new ConcurrentChangeError('the item has changed', { cause: error });
  const isUnreachable =
    busy.has(error.name) || ('code' in error && ['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(String(error.code)));
  return isUnreachable ? new TransientError('the table is busy', { cause: error }) : error;
}

/** Within a second, as somebody waits. */
const usualTries = 5;
/** Some ten seconds, for what nobody waits for: hundreds may meet at one item then, and all get through. */
export const patientTries = 16;
const longestWaitMs = 1_500;

/** Waits a random part of a growing time, so that those who met do not meet again. */
function backoff(attempt: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, Math.random() * Math.min(longestWaitMs, 25 * 2 ** attempt));
  return promise;
}

/**
 * Commits writes as one transaction. Conflicts with other transactions are tried again a few times, with jitter; a
 * throttled table is not, as the client has done that already: a caller would wait for minutes.
 */
export async function commit(
  client: DynamoDBDocumentClient,
  tableName: string,
  writes: readonly Write[],
  mostTries = usualTries,
): Promise<void> {
  const TransactItems = writes.flatMap((write) => operationsOf(tableName, write));
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return;
    } catch (thrown) {
      const error = storeError(thrown);
      const isConflict = thrown instanceof TransactionCanceledException && error instanceof TransientError;
      if (!isConflict || attempt === mostTries) throw error;
      await backoff(attempt);
    }
  }
}
