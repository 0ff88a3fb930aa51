import type { Frame, Run, Work } from './run.ts';

/** How a redrive goes on with a branch. */
export interface Resumption {
  readonly frame: Frame;
  /** What the branch was doing when its run ended. */
  readonly before: Work;
  /** Its state has not been entered yet, or is a Fail, which is entered anew; any other is only attempted again. */
  readonly isToEnter: boolean;
}

/** The branches of a Parallel that had not ended, or the Parallel itself when all of them had. */
function unfinished(frame: Frame): readonly Frame[] {
  const before = frame.work.kind === 'aborted' ? frame.work.before : frame.work;
  if (before.kind !== 'branches') return [frame];
  const open = before.children.filter(({ work }) => work.kind !== 'ended');
  if (open.length === 0) return [frame];
  frame.work = before;
  return open.flatMap(unfinished);
}

/**
 * Opens a run again that had ended without success. What has succeeded keeps its output; all else begins anew: its
 * retries, its time limit, and a Wait of seconds.
 */
export function reopen({ root }: Run, redrivenEventId: number, now: number): readonly Resumption[] {
  return (root === undefined ? [] : unfinished(root)).map((frame) => {
    const before = frame.work.kind === 'aborted' ? frame.work.before : frame.work;
    const isToEnter = frame.enteredEventId === 0 || frame.state.type === 'Fail';
    Object.assign(frame, { lastEventId: redrivenEventId, enteredAt: now, retries: [], work: { kind: 'idle' } });
    return { frame, before, isToEnter };
  });
}
