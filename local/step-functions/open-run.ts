import type { Machine } from './definition.ts';
import { setDue } from './engine.ts';
import type { Engine } from './engine.ts';
import { parseJson } from './json.ts';
import { leavesOf } from './run.ts';
import type { Frame, Run } from './run.ts';
import { restoreFrames } from './run-snapshot.ts';
import type { ExecutionRow } from './store.ts';

/** The run of an execution, with its machine's time limit, which a redrive begins anew, and as yet without frames. */
export function openRun(engine: Engine, row: ExecutionRow, machine: Machine): Run {
  const { id, arn, name, machineArn, startedAt, nextEventId, transitions } = row;
  const run: Run = {
    id,
    arn,
    name,
    machineArn,
    machine,
    startedAt,
    nextEventId,
    transitions,
    machineName: machineArn.split(':').at(-1) ?? '',
    input: parseJson(row.input),
    root: undefined,
    due: undefined,
  };
  if (machine.timeoutSeconds !== undefined) {
    run.due = engine.dues.add((row.redrivenAt ?? startedAt) + machine.timeoutSeconds * 1000, name, run);
  }
  return run;
}

/** After a restart: gives an open run its frames and dues again. Answers the calls that were under way. */
export function restoreRun(engine: Engine, run: Run, frames: string): readonly Frame[] {
  run.root = restoreFrames(frames, run);
  const leaves = leavesOf(run.root);
  for (const frame of leaves) {
    const { work } = frame;
    const at = work.kind === 'waiting' ? work.until : work.kind === 'retrying' ? work.at : undefined;
    const due = work.kind === 'task' ? work.timeoutAt : at;
    if (due !== undefined) setDue(engine, frame, due);
  }
  return leaves.filter(({ work }) => work.kind === 'task');
}
