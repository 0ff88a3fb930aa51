import type { Case } from './case.ts';
import type { TaskEnd } from './decision.ts';
import { claimWithoutTask } from './claim/evolve-claim.ts';
import { lettersWithoutTasks, tasksOfLetters } from './letter/evolve-letters.ts';
import { isAgreement, type Pause } from './pause.ts';

/** Tasks with what they have come to. */
function ends(taskIds: readonly (string | null | undefined)[], result: string): TaskEnd[] {
  return taskIds.flatMap((taskId) => (taskId ? [{ taskId, result }] : []));
}

/** What people were asked about promises and plans, and need not answer any more. */
export function endsOfAgreements(pauses: readonly Pause[], result: string): TaskEnd[] {
  return ends(
    pauses.filter(isAgreement).map(({ taskId }) => taskId),
    result,
  );
}

/** The task that asks for the legal decision, where it has nothing left to ask. */
export function endsOfLegal({ legal }: Pick<Case, 'legal'>, result: string): TaskEnd[] {
  return legal?.kind === 'requested' ? ends([legal.taskId], result) : [];
}

/**
 * The tasks about a case that have nothing left to ask once it is at its end. A case that knows of a task names it here
 * and forgets it in {@link withoutTasks}: what has ended is never ended a second time.
 */
export function endsOfTasks(dunned: Case, result: string): TaskEnd[] {
  const { approval, debitCheck, pauses, policyCall, prescription, stageCall } = dunned;
  const paused = pauses.map((pause) => (isAgreement(pause) ? null : pause.taskId));
  const asked = approval?.state === 'requested' ? approval.taskId : null;
  return [
    ...endsOfLegal(dunned, result),
    ...ends([asked, ...paused, stageCall?.taskId, policyCall?.taskId, debitCheck?.taskId], result),
    ...ends(tasksOfLetters(dunned), result),
    ...ends([prescription?.alert?.taskId], result),
    ...endsOfAgreements(pauses, result),
  ];
}

/** The case when a person has done one of its tasks. What the answer means to it is told by facts of its own. */
export function withoutTask(before: Case, taskId: string): Case {
  const { collection, debitCheck, policyCall, prescription } = before;
  return {
    ...before,
    ...claimWithoutTask(before, taskId),
    ...(collection?.taskIds.includes(taskId) && {
      collection: { ...collection, taskIds: collection.taskIds.filter((id) => id !== taskId) },
    }),
    pauses: before.pauses.map((pause) => (pause.taskId === taskId ? { ...pause, taskId: null } : pause)),
    ...lettersWithoutTasks(before, (done) => done === taskId),
    ...(policyCall?.taskId === taskId && { policyCall: { ...policyCall, taskId: null } }),
    ...(debitCheck?.taskId === taskId && { debitCheck: { ...debitCheck, taskId: null } }),
    ...(prescription?.alert?.taskId === taskId && {
      prescription: { ...prescription, alert: { ...prescription.alert, taskId: null } },
    }),
  };
}

/** The case at its end, when all of {@link endsOfTasks} have ended: what was asked has to be asked anew if it comes back. */
export function withoutTasks(before: Case): Case {
  const { stageCall: _told, debitCheck: _checked, policyCall, ...rest } = before;
  const { prescription } = before;
  return {
    ...rest,
    pauses: before.pauses.map((pause) => (pause.kind === 'hold' && !pause.taskId ? pause : { ...pause, taskId: null })),
    ...(policyCall && { policyCall: { ...policyCall, taskId: null } }),
    ...(prescription?.alert?.taskId && { prescription: { ...prescription, alert: null } }),
    ...lettersWithoutTasks(before, () => true),
    approval: before.approval?.state === 'requested' ? null : before.approval,
    legal: before.legal?.kind === 'decided' ? before.legal : null,
  };
}

/** The open task for which somebody contacts the debtor about this case already. */
export function contactTask({ stageCall, pauses }: Case): string | undefined {
  if (stageCall) return stageCall.taskId;
  const broken = pauses.flatMap((pause) => (isAgreement(pause) && pause.end !== null ? (pause.taskId ?? []) : []));
  return broken.at(-1);
}
