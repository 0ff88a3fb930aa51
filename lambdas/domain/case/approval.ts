import { localDate } from '../calendar/send-window.ts';
import { type Task, taskIdOf } from '../task.ts';
import { assess } from './assess.ts';
import { caseTask } from './case-task.ts';
import { approvalOf, demandOn } from './approval-of.ts';
import { type Approval, type Case, isClosed, moneyOf } from './case.ts';
import { accepted, type Decision, refused, repeated, type Willing } from './decision.ts';
import { inTurn } from './in-turn.ts';
import { needsApproval } from './needs-approval.ts';
import { isForPeople } from './stage-call.ts';

/** What a person may answer when he is asked whether a message may leave. */
export const approvalResults = ['approved', 'rejected'] as const;

type Situation = Parameters<typeof assess>[0];

/** True when what a person was asked is not what would leave next: another notice, another demand, or none to approve. */
function isStale(asked: Approval, situation: Situation): boolean {
  const { stage } = asked;
  const isNext = assess(situation).step === stage && approvalOf(stage, situation) !== null;
  return !isNext || !needsApproval(situation.policy, stage, situation.debtor) || isForPeople(stage, situation);
}

/**
 * Asks a person to approve a notice whose time has come: once for each stage and cycle, again when it would demand
 * something else than he was asked, and after a rejection once its rest is over. Nothing leaves before he has. What he need
 * not answer any more is taken back first.
 */
export function requestApproval(situation: Situation): Willing {
  const { approval } = situation.dunned;
  if (approval?.state !== 'requested' || !isStale(approval, situation)) return askForApproval(situation);
  const { stage, cycle, taskId } = approval;
  const withdraw = (): Willing =>
    accepted([{ type: 'ApprovalWithdrawn', data: { stage, cycle, taskId } }], {
      end: [{ taskId, result: 'not needed' }],
    });
  return inTurn(situation, [withdraw, askForApproval]);
}

function askForApproval(situation: Situation): Willing {
  const { dunned, debtor, policy, now } = situation;
  const { id, cycle, revision } = dunned;
  const { step: stage, blockers } = assess(situation);
  const isDue = blockers.some(({ code }) => code === 'approvalPending');
  if (!isDue || stage === null || stage === 'legalDecision') return repeated;
  const asked = approvalOf(stage, situation);
  const isResting = asked?.state === 'rejected' && asked.until !== undefined && now < asked.until;
  if (asked?.state === 'requested' || isResting) return repeated;
  const today = localDate(now, policy.sendWindow.timeZone);
  const demand = demandOn(dunned, today);
  const task: Task = caseTask(dunned, now, {
    id: taskIdOf('approve', id, revision),
    kind: 'approve',
    dueOn: today,
    owner: debtor.owner?.name,
    data: {
      stage,
      cycle,
      demanded: moneyOf(dunned, demand.demandedMinor),
      question: 'May this message leave? Answer "approved" or "rejected".',
    },
  });
  return accepted([{ type: 'ApprovalRequested', data: { stage, cycle, taskId: task.id, ...demand } }], {
    raise: [task],
  });
}

/** Days after which a person is asked again about a notice that was rejected. */
const restDays = 30;

/** Who answers, as the event names him. A system may reject; a formal notice leaves by the word of a named person alone. */
export type Approver = { readonly isPerson: boolean };

/** A person has answered. Approved, the notice leaves with the debtor's next window; rejected, it is asked again much later. */
export function answerApproval(
  dunned: Case,
  { id: taskId, kind }: Task,
  result: string,
  now: string,
  { isPerson }: Approver,
): Decision {
  if (!approvalResults.some((known) => known === result))
    return refused('result', `is not one of: ${approvalResults.join(', ')}`, 'result');
  const done = { type: 'TaskDone' as const, data: { taskId, kind, result } };
  const end = [{ taskId, result }];
  const { approval } = dunned;
  if (isClosed(dunned) || approval?.taskId !== taskId) return accepted([done], { end });
  if (result === 'approved' && approval.stage === 'legalEscalation' && !isPerson)
    return refused(
      'person',
      'a formal notice is approved by a named person, and this token names a system only: sign in and answer again',
    );
  const { stage, cycle, state: _state, at: _at, until: _until, ...demand } = approval;
  const notice = { stage, cycle, taskId };
  if (result === 'approved')
    return accepted([done, { type: 'ApprovalGiven', data: { ...notice, ...demand } }], { end });
  const until = new Date(Date.parse(now) + restDays * 86_400_000).toISOString();
  return accepted([done, { type: 'ApprovalRejected', data: { ...notice, until } }], { end });
}
