import { type PostedTaskAnswer, refusalOfPlainAnswer } from '../domain/call-result.ts';
import { answerApproval } from '../domain/case/approval.ts';
import { type Refused, refused } from '../domain/case/decision.ts';
import { answerWriteOff } from '../domain/case/write-off/write-off.ts';
import { completeStageCall } from '../domain/case/stage-call.ts';
import type { Task } from '../domain/task.ts';
import { tryChange } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';
import { endCall } from './end-call.ts';
import { endDebtorTask, isDebtorTask } from './end-debtor-task.ts';
import { endMatchTask } from './end-match-task.ts';
import { endRefundTask } from './end-refund-task.ts';
import { onFreshState } from './fresh-state.ts';
import { once } from './once.ts';
import { completeTaskOfCase } from './complete-task-of-case.ts';

export type TaskOutcome =
  { readonly kind: 'done'; readonly task: Task } | { readonly kind: 'unknown' | 'conflict' } | Refused;

/**
 * Ends a task with its result, and does to its case what follows from it, in one transaction. Done again with the same
 * result is harmless; a task that ended otherwise is not ended a second time.
 */
export function endTask(
  deps: Deps,
  {
    taskId,
    posted,
    by,
    key,
    isPerson,
    check = () => {},
  }: {
    readonly taskId: string;
    readonly posted: PostedTaskAnswer;
    readonly by: string;
    /** Whether `by` names a person, not a system. */
    readonly isPerson: boolean;
    readonly key: string | undefined;
    /** Throws when the one who asks may not end a task of this kind. */
    readonly check?: (task: Task) => void;
  },
): Promise<TaskOutcome> {
  const { store, clock } = deps;
  const result = posted.result ?? 'done';
  return onFreshState(async (): Promise<TaskOutcome> => {
    const task = await store.loadTask(taskId);
    if (!task) return { kind: 'unknown' };
    check(task);
    const asked = await once(store, `done#${taskId}`, key, task.kind === 'call' ? posted : { result });
    if (asked.kind === 'conflict') return asked;
    if (task.kind === 'call') {
      const ended = await endCall(deps, task, { posted, by }, asked.kind === 'first' ? asked.writes : []);
      if (ended.kind === 'refused' || ended.kind === 'unknown') return ended;
      return { kind: 'done', task: (await store.loadTask(taskId)) ?? task };
    }
    const misplaced = refusalOfPlainAnswer(posted);
    if (misplaced) return misplaced;
    if (task.status === 'done') {
      return task.result === result ? { kind: 'done', task } : refused('ended', `it ended before: ${task.result}`);
    }
    const writes = asked.kind === 'first' ? asked.writes : [];
    if (isDebtorTask(task)) {
      const outcome = await endDebtorTask(deps, task, { result, by }, writes);
      if (outcome.kind === 'refused' || outcome.kind === 'unknown' || outcome.kind === 'conflict') return outcome;
    } else if (task.kind === 'refundOrAllocate') {
      const refusal = await endRefundTask(deps, task, { result, by }, writes);
      if (refusal) return refusal;
    } else if (task.kind === 'matchPayment') {
      const refusal = await endMatchTask(deps, task, { result, by }, writes);
      if (refusal) return refusal;
    } else if (task.invoiceId === undefined) {
      await store.commit([{ kind: 'endTask', taskId, result, at: clock.now(), by }, ...writes]);
    } else {
      const decide = (situation: CaseSituation, dates: { readonly now: string; readonly today: string }) => {
        const { dunned, now } = situation;
        if (task.kind === 'approve') return answerApproval(dunned, task, result, now, { isPerson });
        if (task.kind === 'approveWriteOff') return answerWriteOff(dunned, task, result, { ...dates, by, isPerson });
        return dunned.stageCall?.taskId === taskId
          ? completeStageCall(situation, task, result)
          : completeTaskOfCase(situation, task, result);
      };
      const changed = await tryChange(deps, task.invoiceId, by, decide, () => writes);
      if (changed.kind === 'refused' || changed.kind === 'unknown') return changed;
    }
    const ended = await store.loadTask(taskId);
    return ended ? { kind: 'done', task: ended } : { kind: 'unknown' };
  });
}
