import type { Retrier, State } from './definition.ts';
import type { Json } from './json.ts';
import { putResult } from './result-path.ts';
import type { Frame } from './run.ts';
import { StateFailureError } from './state-failure.ts';
import type { Failure } from './state-failure.ts';

/** What a state's own `Retry` and `Catch` make of its failure. */
export type Handling =
  | { readonly kind: 'retry'; readonly delayMs: number; readonly retries: readonly number[] }
  | { readonly kind: 'catch'; readonly output: Json; readonly next: string }
  | { readonly kind: 'escalate'; readonly failure: Failure };

/** `States.TaskFailed` stands for all but `States.Timeout`. */
function isMatched(errors: readonly string[], { error, isTerminal }: Failure): boolean {
  return errors.some((pattern) => {
    if (pattern === error) return true;
    if (isTerminal === true || error === 'States.Runtime') return false;
    return pattern === 'States.ALL' || (pattern === 'States.TaskFailed' && error !== 'States.Timeout');
  });
}

function retryDelayMs(retrier: Retrier, attempt: number, random: () => number): number {
  const backoff = retrier.intervalSeconds * retrier.backoffRate ** attempt;
  const seconds = Math.min(backoff, retrier.maxDelaySeconds ?? backoff, 31_622_400);
  return Math.round(seconds * 1000 * (retrier.hasFullJitter ? random() : 1));
}

function guardsOf(state: State) {
  return state.type === 'Task' || state.type === 'Parallel' ? state : { retriers: [], catchers: [] };
}

function caught(frame: Frame, failure: Failure, path: readonly string[] | null): Json {
  return putResult(frame.input, path, { Error: failure.error ?? '', Cause: failure.cause ?? '' });
}

/** The first retrier that names the error decides, as long as it has attempts left; then the first catcher. */
export function handleFailure(frame: Frame, failure: Failure, random: () => number): Handling {
  const { retriers, catchers } = guardsOf(frame.state);
  const chosen = retriers.findIndex(({ errors }) => isMatched(errors, failure));
  const retrier = retriers[chosen];
  const attempt = frame.retries[chosen] ?? 0;
  if (retrier !== undefined && attempt < retrier.maxAttempts) {
    const retries = retriers.map((_, index) => (frame.retries[index] ?? 0) + (index === chosen ? 1 : 0));
    return { kind: 'retry', delayMs: retryDelayMs(retrier, attempt, random), retries };
  }
  const catcher = catchers.find(({ errors }) => isMatched(errors, failure));
  if (catcher === undefined) return { kind: 'escalate', failure };
  try {
    return { kind: 'catch', output: caught(frame, failure, catcher.resultPath), next: catcher.next };
  } catch (error) {
    if (error instanceof StateFailureError) return { kind: 'escalate', failure: error.failure };
    throw error;
  }
}
