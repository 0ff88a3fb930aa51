import { addBusinessDays } from '../calendar/business-days.ts';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { CallResult } from '../call-result.ts';
import type { SaidOnPhone, Telling } from '../message/transactional.ts';
import { type Task, taskIdOf } from '../task.ts';
import { actIdOf } from './act-id.ts';
import { balanceMinor, isClosed } from './case.ts';
import { type Accepted, accepted, type Decision, refused } from './decision.ts';
import { openDispute } from './dispute.ts';
import { placeHold } from './hold.ts';
import { makePromise } from './promise.ts';
import { completeStageCall, type StageCallSituation } from './stage-call.ts';

/** How often a debtor is called before he counts as not reached. */
export const mostTries = 3;
/** Days within which he is tried again. */
const mostRetryDays = 30;

type Reached = Exclude<CallResult, { result: 'noAnswer' }>;

/** The case of a call, and how many promises the debtor has broken on all of his invoices, as far as it was counted. */
type CallSituation = StageCallSituation & { readonly brokenByDebtor?: number };

/** What the debtor said, put on his case by the very act that a person would ask for without a call. */
function actOf(
  { dunned, policy, brokenByDebtor = 0 }: CallSituation,
  { id }: Task,
  said: Reached,
  today: CivilDate,
): Decision {
  const idOf = (content: { id?: string | undefined }) => actIdOf(said.result, id, content, 'call');
  switch (said.result) {
    case 'promise':
      return makePromise(dunned, idOf(said.promise), said.promise, { today, policy, brokenByDebtor });
    case 'dispute':
      return openDispute(dunned, idOf(said.dispute), said.dispute, today);
    case 'hold':
      return placeHold(dunned, idOf(said.hold), said.hold, today);
    case 'coolOff': {
      const until = addDays(today, said.coolOffDays);
      return placeHold(dunned, idOf({}), { reason: 'asked on the phone to come back to it later', until }, today);
    }
    case 'told':
      return accepted([]);
  }
}

/** What was said is told in writing, unless nobody is to write; a promise is confirmed by its own message. */
function followUpOf({ dunned, debtor }: StageCallSituation, { id }: Task, said: Reached, today: CivilDate): Telling[] {
  if (debtor.doNotWrite) return [];
  const of = (what: SaidOnPhone): Telling[] => [{ subject: { kind: 'callFollowUp', id, said: what } }];
  switch (said.result) {
    case 'promise':
      return [];
    case 'dispute': {
      const { reason, amountMinor } = said.dispute;
      const balance = balanceMinor(dunned);
      return of({ what: 'dispute', reason, disputedMinor: Math.min(amountMinor ?? balance, balance) });
    }
    case 'hold':
      return of({ what: 'later', until: said.hold.until });
    case 'coolOff':
      return of({ what: 'later', until: addDays(today, said.coolOffDays) });
    case 'told':
      return isClosed(dunned) ? [] : of({ what: 'told' });
  }
}

/** The end of the task itself. He was told of the stage it was about, unless he is to be told later. */
function endOf(situation: StageCallSituation, task: Task, { result }: Reached): Accepted {
  const { id: taskId, kind } = task;
  const done = { type: 'TaskDone' as const, data: { taskId, kind, result } };
  const end = [{ taskId, result }];
  if (situation.dunned.stageCall?.taskId !== taskId) return accepted([done], { end });
  if (result === 'hold' || result === 'coolOff')
    return accepted([done, { type: 'StageCallWithdrawn', data: { taskId } }], { end });
  return completeStageCall(situation, task, result);
}

/** Nobody answered: he is tried again, three times in all. A stage he must be told of is then told by letter. */
function tryAgain(
  { dunned, policy, now }: StageCallSituation,
  task: Task,
  retryOn: CivilDate | undefined,
  today: CivilDate,
): Decision {
  const { id: taskId, kind } = task;
  if (isClosed(dunned)) {
    const result = 'noAnswer';
    return accepted([{ type: 'TaskDone', data: { taskId, kind, result } }], { end: [{ taskId, result }] });
  }
  const { attempt: known } = task.data;
  const attempt = typeof known === 'number' ? known : 1;
  const isLast = attempt >= mostTries;
  const isOfStage = dunned.stageCall?.taskId === taskId;
  if (retryOn !== undefined) {
    if (isLast) return refused('retryOn', `is not taken: this was try ${attempt} of ${mostTries}`, 'retryOn');
    const latest = addDays(today, mostRetryDays);
    if (retryOn <= today) return refused('retryOn', 'is not after today', 'retryOn');
    if (retryOn > latest)
      return refused('retryOn', `is after ${latest}: ${mostRetryDays} days ahead at most`, 'retryOn');
  }
  const result = isLast ? 'notReached' : 'noAnswer';
  const done = { type: 'TaskDone' as const, data: { taskId, kind, result } };
  const end = [{ taskId, result }];
  if (isLast && !isOfStage) return accepted([done], { end });
  const nextKind = isLast ? 'letter' : 'call';
  const dueOn = retryOn ?? addBusinessDays(today, 1, policy.sendWindow.businessDaysOf);
  const next: Task = {
    ...task,
    id: taskIdOf(nextKind, taskId, attempt + 1),
    kind: nextKind,
    dueOn,
    createdAt: now,
    data: { ...task.data, ...(isLast ? { why: 'notReached' } : { attempt: attempt + 1 }) },
  };
  const data = { taskId, nextTaskId: next.id, taskKind: nextKind, attempt, retryOn: dueOn } as const;
  // First what hangs on the task is handed on, so that its end finds nothing more to end.
  return accepted([{ type: 'CallRetried', data }, done], { end, raise: [next] });
}

/**
 * Ends a call with what came of it, all at once: the task, what the debtor promised or objects to with its confirmation, or
 * until when he is left alone. What the act itself would refuse is refused here too, naming the field of the call.
 */
export function completeCall(situation: CallSituation, task: Task, answer: CallResult, today: CivilDate): Decision {
  if (answer.result === 'noAnswer') return tryAgain(situation, task, answer.retryOn, today);
  const act = actOf(situation, task, answer, today);
  if (act.kind === 'refused')
    return { ...act, ...(act.field !== undefined && { field: `${answer.result}.${act.field}` }) };
  const ended = endOf(situation, task, answer);
  if (act.kind === 'repeated') return ended;
  return {
    ...act,
    facts: [...ended.facts, ...act.facts],
    end: [...ended.end, ...act.end],
    tell: [...act.tell, ...followUpOf(situation, task, answer, today)],
  };
}
