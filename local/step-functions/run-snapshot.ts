import type { Branch } from './definition.ts';
import type { Json } from './json.ts';
import { stateNamed } from './run.ts';
import type { Frame, Run, Work } from './run.ts';

type SavedWork =
  | Exclude<Work, { kind: 'branches' | 'aborted' }>
  | { readonly kind: 'branches'; readonly children: readonly SavedFrame[] }
  | { readonly kind: 'aborted'; readonly before: SavedWork };

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

function saveWork(work: Work): SavedWork {
  if (work.kind === 'branches') return { kind: 'branches', children: work.children.map(save) };
  return work.kind === 'aborted' ? { kind: 'aborted', before: saveWork(work.before) } : work;
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
    work: saveWork(work),
  };
}

function restoreWork(work: SavedWork, frame: Frame): Work {
  if (work.kind === 'aborted') return { kind: 'aborted', before: restoreWork(work.before, frame) };
  if (work.kind === 'task') {
    return { kind: 'task', token: work.token, timeoutAt: work.timeoutAt, isSubmitted: work.isSubmitted };
  }
  if (work.kind === 'exited') return { kind: 'exited', output: work.output, next: work.next };
  if (work.kind !== 'branches') return work;
  const branches = frame.state.type === 'Parallel' ? frame.state.branches : [];
  return {
    kind: 'branches',
    children: branches.map((inner, index) => restore(work.children[index]!, frame.run, frame, inner)),
  };
}

function restore(saved: SavedFrame, run: Run, parent: Frame | undefined, branch: Branch): Frame {
  const { state: name, work, ...rest } = saved;
  const state = stateNamed(branch, name);
  const frame: Frame = { ...rest, run, parent, branch, state, work: { kind: 'idle' }, due: undefined };
  frame.work = restoreWork(work, frame);
  return frame;
}

export function saveFrames(root: Frame | undefined): string {
  return root === undefined ? '' : JSON.stringify(save(root));
}

export function restoreFrames(text: string, run: Run): Frame {
  return restore(JSON.parse(text), run, undefined, run.machine);
}
