import type { EngineRequest, FaultRule } from './fault-rule.ts';

const writes = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'TransactWriteItems',
  'BatchWriteItem',
  'StartExecution',
  'SendTaskSuccess',
]);

/** Whether an operation changes the table, or moves a run. */
function isWrite({ operation }: EngineRequest): boolean {
  return writes.has(operation);
}

type DeathInput = {
  /** Which write is the fatal one, counted from 1 over all parts that follow the rule. */
  write: number;
  /** Whether the fatal write is still done. Its answer never comes. */
  isDone: boolean;
};

/**
 * The rule of a function that dies at a write: from there on nothing it sends is done or answered. `dies` resolves at
 * that moment, for the Lambda host to cut the function off.
 */
export function createSuddenDeath({ write, isDone }: DeathInput): { rule: FaultRule; dies: Promise<void> } {
  const { promise: dies, resolve: die } = Promise.withResolvers<void>();
  let seen = 0;
  let isDead = false;
  const rule: FaultRule = (request) => {
    if (isDead) return 'hold';
    if (!isWrite(request)) return 'pass';
    seen += 1;
    if (seen < write) return 'pass';
    isDead = true;
    if (!isDone) {
      die();
      return 'hold';
    }
    return { holdAnswer: die };
  };
  return { rule, dies };
}
