import type { Branch } from './definition.ts';
import type { Json } from './json.ts';
import { stateNamed } from './run.ts';
import type { Frame, Run, Work } from './run.ts';

type SavedWork =
  Exclude<Work, { kind: 'branches' }> | { readonly kind: 'branches'; readonly children: readonly SavedFrame[] };

/** A frame as it stands in the database: all that is needed to go on after a restart. */
interface SavedFrame {
  readonly state: string;
  readonly input: Json;
  readonly enteredAt: number;
  readonly enteredEventId: number;
  readonly lastEventId: number;
  readonly retries: readonly number[];
  readonly work: SavedWork;
}

function save(frame: Frame): SavedFrame {
  const { input, enteredAt, enteredEventId, lastEventId, retries, work } = frame;
  return {
    state: frame.state.name,
    input,
    enteredAt,
    enteredEventId,
    lastEventId,
    retries,
    work: work.kind === 'branches' ? { kind: 'branches', children: work.children.map(save) } : work,
  };
}

function restore(saved: SavedFrame, run: Run, parent: Frame | undefined, branch: Branch): Frame {
  const { state: name, work, ...rest } = saved;
  const state = stateNamed(branch, name);
  const frame: Frame = { ...rest, run, parent, branch, state, work: { kind: 'idle' }, due: undefined };
  if (work.kind === 'task') {
    frame.work = { kind: 'task', token: work.token, timeoutAt: work.timeoutAt, isSubmitted: work.isSubmitted };
  } else if (work.kind !== 'branches') frame.work = work;
  else {
    const branches = state.type === 'Parallel' ? state.branches : [];
    const children = branches.map((inner, index) => restore(work.children[index]!, run, frame, inner));
    frame.work = { kind: 'branches', children };
  }
  return frame;
}

export function saveFrames(root: Frame | undefined): string {
  return root === undefined ? '' : JSON.stringify(save(root));
}

export function restoreFrames(text: string, run: Run): Frame {
  return restore(JSON.parse(text), run, undefined, run.machine);
}
