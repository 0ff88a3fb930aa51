import type { Catcher, Retrier } from './definition.ts';
import type { RawStateOf } from './definition-schema.ts';
import { parseResultPath } from './result-path.ts';
import { refusalAt } from './unsupported-definition-error.ts';

type RawGuarded = RawStateOf<'Task'>;

const reserved = new Set([
  'States.ALL',
  'States.TaskFailed',
  'States.Timeout',
  'States.Runtime',
  'States.DataLimitExceeded',
  'States.NoChoiceMatched',
  'States.IntrinsicFailure',
  'States.ResultPathMatchFailure',
  'States.BranchFailed',
  'States.Permissions',
]);

/** States Language reserves `States.…`, and wants `States.ALL` alone and last. */
function checkErrors(name: string, field: string, lists: readonly (readonly string[])[]): void {
  lists.forEach((errors, index) => {
    const refuse = refusalAt(name, `${field}[${index}].ErrorEquals`);
    for (const error of errors) {
      if (error.startsWith('States.') && !reserved.has(error)) throw refuse(`'${error}' is not supported`);
    }
    if (errors.includes('States.ALL') && (errors.length > 1 || index < lists.length - 1)) {
      throw refuse("'States.ALL' stands alone and last");
    }
  });
}

export function buildRetriers(name: string, raw: RawGuarded['Retry']): readonly Retrier[] {
  const errors = raw.map(({ ErrorEquals }) => ErrorEquals);
  checkErrors(name, 'Retry', errors);
  return raw.map((retrier, index) => {
    if (retrier.MaxDelaySeconds !== undefined && retrier.MaxDelaySeconds <= retrier.IntervalSeconds) {
      throw refusalAt(name, `Retry[${index}].MaxDelaySeconds`)('must be longer than IntervalSeconds');
    }
    return {
      errors: retrier.ErrorEquals,
      intervalSeconds: retrier.IntervalSeconds,
      maxAttempts: retrier.MaxAttempts,
      backoffRate: retrier.BackoffRate,
      maxDelaySeconds: retrier.MaxDelaySeconds,
      hasFullJitter: retrier.JitterStrategy === 'FULL',
    };
  });
}

export function buildCatchers(name: string, raw: RawGuarded['Catch']): readonly Catcher[] {
  const errors = raw.map(({ ErrorEquals }) => ErrorEquals);
  checkErrors(name, 'Catch', errors);
  return raw.map((catcher, index) => ({
    errors: catcher.ErrorEquals,
    resultPath: parseResultPath(catcher.ResultPath, refusalAt(name, `Catch[${index}].ResultPath`)),
    next: catcher.Next,
  }));
}
