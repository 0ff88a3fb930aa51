import { setTimeout as pause } from 'node:timers/promises';
import { dunningExecutionName } from '../../../lambdas/domain/execution-name.ts';
import type { Stack } from '../../stack/shape.ts';
import type { StartThrottle } from './start-throttle.ts';

const lookMs = 100;
/** Nothing has moved for so long: what is missing now will not come by itself. */
const quietMs = 30_000;

/** The invoices whose start the stream gave up after all its retries. */
function givenUp({ stream }: Pick<Stack, 'stream'>, started: StartThrottle['started']): ReadonlySet<string> {
  const ids = stream.deadLetters
    .filter(({ functionName }) => functionName === 'dispatch-changes')
    .flatMap(({ records }) => records.flatMap((record) => record.dynamodb?.NewImage?.['invoiceId']?.S ?? []));
  return new Set(ids.filter((id) => !started.has(dunningExecutionName(id, 1))));
}

/** Waits until the stream has handed over every invoice or given it up, or until nothing moves any more. */
export async function streamIsDone(stack: Stack, front: StartThrottle, invoices: number): Promise<void> {
  let seen = '';
  for (let since = performance.now(); performance.now() - since < quietMs; await pause(lookMs)) {
    if (front.started.size + givenUp(stack, front.started).size >= invoices) return;
    const now = `${front.started.size} ${front.throttledAnswers()} ${stack.stepFunctions.transitionCount()}`;
    if (now !== seen) since = performance.now();
    seen = now;
  }
}
