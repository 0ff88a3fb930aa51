import { TransientError } from '../../ports/errors.ts';

export const isNamed = (error: unknown, ...names: string[]): boolean =>
  error instanceof Error && names.includes(error.name);

/** Throttling by Step Functions is a matter of a later try; it must not look like a defect. */
export function workflowError(error: unknown): unknown {
  const isBusy = isNamed(error, 'ThrottlingException', 'ExecutionLimitExceeded', 'TimeoutError', 'ServiceUnavailable');
  return isBusy ? new TransientError('Step Functions is busy', { cause: error }) : error;
}
