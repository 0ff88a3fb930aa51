import { localDate } from '../calendar/send-window.ts';
import { type Task, taskIdOf } from '../task.ts';
import { assess } from './assess.ts';
import { caseTask } from './case-task.ts';
import { type Case, isClosed, moneyOf } from './case.ts';
import { accepted, type Decision, refused, repeated, type Willing } from './decision.ts';
import { demandableMinor } from './demandable.ts';

/** What a person may answer when he is asked whether a message may leave. */
export const approvalResults = ['approved', 'rejected'] as const;

/**
 * Asks a person to approve a notice whose time has come: once for each stage and cycle, and again after a rejection once
 * its rest is over. Nothing leaves before he has.
 */
export function requestApproval(situation: Parameters<typeof assess>[0]): Willing {
  const { dunned, policy, now } = situation;
  const { id, cycle, revision, approval } = dunned;
  const { step: stage, blockers } = assess(situation);
  const isDue = blockers.some(({ code }) => code === 'approvalPending');
  if (!isDue || stage === null || stage === 'legalDecision') return repeated;
  if (approval?.stage === stage && approval.cycle === cycle && approval.state === 'requested') return repeated;
  if (approval?.state === 'rejected' && approval.until !== undefined && now < approval.until) return repeated;
  const today = localDate(now, policy.sendWindow.timeZone);
  const task: Task = caseTask(dunned, now, {
    id: taskIdOf('approve', id, revision),
    kind: 'approve',
    dueOn: today,
    data: {
      stage,
      cycle,
      demanded: moneyOf(dunned, demandableMinor(dunned, today)),
      question: 'May this message leave? Answer "approved" or "rejected".',
    },
  });
  return accepted([{ type: 'ApprovalRequested', data: { stage, cycle, taskId: task.id } }], { raise: [task] });
}

/** Days after which a person is asked again about a notice that was rejected. */
const restDays = 30;

/** A person has answered. Approved, the notice leaves with the debtor's next window; rejected, it is asked again much later. */
export function answerApproval(dunned: Case, { id: taskId, kind }: Task, result: string, now: string): Decision {
  if (!approvalResults.some((known) => known === result))
    return refused('result', `is not one of: ${approvalResults.join(', ')}`, 'result');
  const done = { type: 'TaskDone' as const, data: { taskId, kind, result } };
  const end = [{ taskId, result }];
  const { approval } = dunned;
  if (isClosed(dunned) || approval?.taskId !== taskId) return accepted([done], { end });
  const { stage, cycle } = approval;
  const notice = { stage, cycle, taskId };
  if (result === 'approved') return accepted([done, { type: 'ApprovalGiven', data: notice }], { end });
  const until = new Date(Date.parse(now) + restDays * 86_400_000).toISOString();
  return accepted([done, { type: 'ApprovalRejected', data: { ...notice, until } }], { end });
}
