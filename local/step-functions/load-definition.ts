import type * as z from 'zod';
import type { Branch, Machine, State } from './definition.ts';
import { branchSchema, machineSchema, stateSchema } from './definition-schema.ts';
import { buildState } from './build-state.ts';
import { refusalAt, UnsupportedDefinitionError } from './unsupported-definition-error.ts';

/** The first thing a schema found wrong, as a refusal that names the field. */
function firstRefusal(error: z.ZodError, state: string | undefined): UnsupportedDefinitionError {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return refusalAt(state, [...issue.path, key].join('.'))('is not supported');
  }
  return refusalAt(state, issue?.path.join('.') ?? '')(issue?.message ?? 'is not supported');
}

function loadState(name: string, raw: unknown): State {
  const checked = stateSchema.safeParse(raw);
  if (!checked.success) throw firstRefusal(checked.error, name);
  return buildState(name, checked.data, (branch, index) => loadBranch(branch, name, index));
}

function targetsOf(state: State): readonly (string | undefined)[] {
  switch (state.type) {
    case 'Choice':
      return [...state.choices.map(({ next }) => next), state.otherwise];
    case 'Task':
    case 'Parallel':
      return [state.next, ...state.catchers.map(({ next }) => next)];
    default:
      return [state.next];
  }
}

function loadStates(startAt: string, raw: Readonly<Record<string, unknown>>, owner: string | undefined): Branch {
  const states = new Map(Object.entries(raw).map(([name, state]) => [name, loadState(name, state)]));
  if (!states.has(startAt)) throw refusalAt(owner, 'StartAt')(`there is no state '${startAt}'`);
  for (const state of states.values()) {
    for (const target of targetsOf(state)) {
      if (target !== undefined && !states.has(target)) {
        throw refusalAt(state.name, 'Next')(`there is no state '${target}'`);
      }
    }
  }
  return { startAt, states };
}

function loadBranch(raw: unknown, owner: string, index: number): Branch {
  const checked = branchSchema.safeParse(raw);
  if (!checked.success) throw firstRefusal(checked.error, `${owner}' / branch '${index}`);
  return loadStates(checked.data.StartAt, checked.data.States, owner);
}

/**
 * Checks a definition in Amazon States Language (JSONPath) and makes it ready to run.
 * Throws `UnsupportedDefinitionError`, which names the state and the field, for anything this interpreter does not run.
 */
export function loadDefinition(definition: unknown): Machine {
  const checked = machineSchema.safeParse(definition);
  if (!checked.success) throw firstRefusal(checked.error, undefined);
  const { StartAt, States, TimeoutSeconds } = checked.data;
  return { ...loadStates(StartAt, States, undefined), timeoutSeconds: TimeoutSeconds };
}
