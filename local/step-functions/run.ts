import type { Branch, Machine, State } from './definition.ts';
import type { Due } from '../time/due-queue.ts';
import type { Json } from './json.ts';

/** An execution that is still running. What has ended lives in the database only. */
export interface Run {
  readonly id: number;
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly machineName: string;
  readonly machine: Machine;
  readonly input: Json;
  readonly startedAt: number;
  nextEventId: number;
  transitions: number;
  /** Undefined only until the first state is entered. */
  root: Frame | undefined;
  due: Due<Run | Frame> | undefined;
}

/** What a frame is doing between two events. */
export type Work =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting'; readonly until: number }
  | { readonly kind: 'retrying'; readonly at: number }
  | {
      readonly kind: 'task';
      readonly token: string | undefined;
      readonly timeoutAt: number | undefined;
      /** The function has answered, and only the token's answer is missing. */
      isSubmitted: boolean;
    }
  | { readonly kind: 'branches'; readonly children: readonly Frame[] }
  /** The state is left, and what follows is about to begin. */
  | { readonly kind: 'exited'; readonly output: Json; readonly next: string | undefined }
  | { readonly kind: 'ended'; readonly output: Json }
  /** Over without an end of its own; a redrive goes on from what it was doing. */
  | { readonly kind: 'aborted'; readonly before: Work };

/** One branch of a run with the state it is in; the machine itself is the root branch. */
export interface Frame {
  readonly run: Run;
  readonly parent: Frame | undefined;
  readonly branch: Branch;
  state: State;
  input: Json;
  enteredAt: number;
  enteredEventId: number;
  /** The last event of this branch: AWS links each event to the one before it in its branch. */
  lastEventId: number;
  /** Retries so far, one number for each retrier of the state. */
  retries: readonly number[];
  work: Work;
  due: Due<Run | Frame> | undefined;
}

export function stateNamed(branch: Branch, name: string): State {
  const state = branch.states.get(name);
  if (state === undefined) throw new Error(`The definition has no state '${name}'`);
  return state;
}

export function newFrame(run: Run, parent: Frame | undefined, branch: Branch, input: Json): Frame {
  return {
    run,
    parent,
    branch,
    state: stateNamed(branch, branch.startAt),
    input,
    enteredAt: 0,
    enteredEventId: 0,
    lastEventId: parent?.lastEventId ?? 0,
    retries: [],
    work: { kind: 'idle' },
    due: undefined,
  };
}

/** The frames of a run that have no open branches below them. */
export function leavesOf(frame: Frame): readonly Frame[] {
  return frame.work.kind === 'branches' ? frame.work.children.flatMap(leavesOf) : [frame];
}
