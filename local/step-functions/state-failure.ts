/**
 * A state failed with an error name that `Retry`, `Catch` and the execution's end can see.
 * `cause` is AWS's "Cause": a sentence, or the JSON that a Lambda answered.
 */
export interface Failure {
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  /** `Retry` and `Catch` match it by its name only, never by `States.ALL` or `States.TaskFailed`. */
  readonly isTerminal?: boolean;
}

/** AWS: wildcards never match these; of a task's result that is too large they do, and it is not thrown. */
const terminal: ReadonlySet<string> = new Set(['States.Runtime', 'States.DataLimitExceeded']);

/** Thrown while a state's fields are evaluated; becomes the state's failure. */
export class StateFailureError extends Error {
  override readonly name = 'StateFailureError';
  readonly failure: Failure;

  constructor(error: string, cause: string) {
    super(`${error}: ${cause}`);
    this.failure = { error, cause, isTerminal: terminal.has(error) };
  }
}
