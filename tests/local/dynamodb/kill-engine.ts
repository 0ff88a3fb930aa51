import type { LocalDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';

/** Ends the engine as a power cut would. */
export function killEngine({ pid }: LocalDynamoDb): void {
  if (pid === undefined) throw new Error('this engine was not started here');
  process.kill(pid, 'SIGKILL');
}
