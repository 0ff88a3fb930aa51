import type { Telling } from '../message/transactional.ts';
import type { Task } from '../task.ts';
import type { CaseFact } from './events.ts';

/** What an act leads to: facts to record with the tasks they raise or end and what they tell the debtor, nothing because it was done before, or a refusal. */
export type Decision = Accepted | { readonly kind: 'repeated' } | Refused;

/** What the case decides by itself is never refused. */
export type Willing = Exclude<Decision, Refused>;

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
  /** What the debtor is told because of it, in messages of their own. */
  readonly tell: readonly Telling[];
  /** What people said about it, in words: kept apart from the event, where it can be erased. */
  readonly notes: readonly Note[];
};

/** Words of people about an act; `id` names the act. */
export type Note = { readonly id: string; readonly said: Readonly<Record<string, string>> };

/** A task that an act makes superfluous or answers. */
export type TaskEnd = { readonly taskId: string; readonly result: string };

export function accepted(
  facts: readonly CaseFact[],
  also: Partial<Pick<Accepted, 'raise' | 'end' | 'tell' | 'notes'>> = {},
): Accepted {
  return { kind: 'accepted', facts, raise: [], end: [], tell: [], notes: [], ...also };
}

export const repeated: Willing = { kind: 'repeated' };

export function refused(code: string, message: string, field?: string): Refused {
  return { kind: 'refused', code, message, field };
}
