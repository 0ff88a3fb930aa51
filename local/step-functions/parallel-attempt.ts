import type { ParallelState } from './definition.ts';
import { clearDue } from './engine.ts';
import type { Engine, Outcome } from './engine.ts';
import { newFrame } from './run.ts';
import type { Frame } from './run.ts';
import { boundedText, outputOf, parametersOf } from './state-data.ts';

/** Opens one frame for each branch; the interpreter then enters their first states. */
export function openBranches(engine: Engine, frame: Frame, state: ParallelState): readonly Frame[] {
  const input = parametersOf(frame, engine.random);
  engine.history.record(frame, 'ParallelStateStarted');
  const children = state.branches.map((branch) => newFrame(frame.run, frame, branch, input));
  frame.work = { kind: 'branches', children };
  return children;
}

/** The outputs of all branches, in their order, once the last one has ended; until then undefined. */
export function joinBranches(engine: Engine, frame: Frame, last: Frame): Outcome | undefined {
  if (frame.work.kind !== 'branches' || frame.state.type !== 'Parallel') return undefined;
  const outputs = frame.work.children.flatMap(({ work }) => (work.kind === 'ended' ? [work.output] : []));
  if (outputs.length < frame.work.children.length) return undefined;
  // AWS links the Parallel's exit to the last event of a branch, not to ParallelStateSucceeded.
  engine.history.recordForRun(frame.run, last.lastEventId, 'ParallelStateSucceeded');
  frame.lastEventId = last.lastEventId;
  boundedText(frame, outputs);
  return { kind: 'exit', output: outputOf(frame, outputs, engine.random), next: frame.state.next };
}

/** Stops a frame and all below it without a word in the history; what has ended or was stopped stays as it is. */
export function silence(engine: Engine, frame: Frame): void {
  const { work } = frame;
  if (work.kind === 'ended' || work.kind === 'aborted') return;
  clearDue(engine, frame);
  if (work.kind === 'branches') for (const child of work.children) silence(engine, child);
  frame.work = { kind: 'aborted', before: work };
}

/** AWS links what is aborted to the event that was the reason, not to the last one of its own branch. */
function abort(engine: Engine, frame: Frame, reasonEventId: number): void {
  const { work, state } = frame;
  if (work.kind === 'ended' || work.kind === 'aborted') return;
  if (work.kind === 'branches') for (const child of work.children) abort(engine, child, reasonEventId);
  const isInside = work.kind !== 'idle' && work.kind !== 'exited';
  if (isInside && (state.type === 'Wait' || state.type === 'Task' || state.type === 'Parallel')) {
    engine.history.recordForRun(frame.run, reasonEventId, `${state.type}StateAborted`);
  }
  silence(engine, frame);
}

/** A branch failed: its siblings end at once, with their waits, calls and tokens. */
export function failBranches(engine: Engine, frame: Frame, failed: Frame): void {
  silence(engine, failed);
  if (frame.work.kind === 'branches') {
    for (const child of frame.work.children) abort(engine, child, failed.lastEventId);
  }
  frame.lastEventId = failed.lastEventId;
  engine.history.record(frame, 'ParallelStateFailed');
}
