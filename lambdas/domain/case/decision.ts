import type { Task } from '../task.ts';
import type { CaseFact } from './events.ts';

/** What an act leads to: facts to record with the tasks they raise or end, nothing because it was done before, or a refusal. */
export type Decision = Accepted | { readonly kind: 'repeated' } | Refused;

/** What cannot be done as the case stands, or, when a field is named, as it was asked. */
export type Refused = {
  readonly kind: 'refused';
  readonly code: string;
  readonly message: string;
  readonly field?: string | undefined;
};

export type Accepted = {
  readonly kind: 'accepted';
  readonly facts: readonly CaseFact[];
  readonly raise: readonly Task[];
  readonly end: readonly TaskEnd[];
};

/** A task that an act makes superfluous or answers. */
export type TaskEnd = { readonly taskId: string; readonly result: string };

export function accepted(
  facts: readonly CaseFact[],
  tasks: { raise?: readonly Task[]; end?: readonly TaskEnd[] } = {},
): Accepted {
  return { kind: 'accepted', facts, raise: tasks.raise ?? [], end: tasks.end ?? [] };
}

export const repeated: Decision = { kind: 'repeated' };

export function refused(code: string, message: string, field?: string): Refused {
  return { kind: 'refused', code, message, field };
}
