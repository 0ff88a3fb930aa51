import { addBusinessDays } from '../calendar/business-days.ts';
import { localDate } from '../calendar/send-window.ts';
import type { Circumstances } from '../circumstances/circumstances.ts';
import { byPolicy } from '../circumstances/policy-version.ts';
import type { Debtor } from '../debtor.ts';
import type { DunningPolicy, Stage } from '../dunning-policy.ts';
import { type Task, taskIdOf } from '../task.ts';
import { assess } from './assess.ts';
import { type BlockerCode, stillness } from './blocker.ts';
import { caseTask } from './case-task.ts';
import { balanceMinor, type Case, isClosed, type StageCall, moneyOf } from './case.ts';
import { type Accepted, accepted, repeated, type Willing } from './decision.ts';
import type { DebtorStanding } from './debtor-blockers.ts';
import { letterReason } from './delivery-blockers.ts';
import { lateDaysAt } from './lateness.ts';

export type StageCallSituation = {
  readonly dunned: Case;
  readonly debtor: Debtor;
  readonly policy: DunningPolicy;
  readonly circumstances?: Circumstances;
  readonly now: string;
};

/** Business days a person has for a call or letter before it shows as overdue. */
const callDays = 1;

/** True while the stage of a person's call or letter is the one that comes next. */
function isNext(situation: StageCallSituation, { stage, cycle }: StageCall): boolean {
  return cycle === situation.dunned.cycle && assess(situation).step === stage;
}

/** True of a stage that no e-mail is to, or can, tell the debtor of. */
export function isForPeople(
  stage: Stage,
  situation: { readonly dunned: Case; readonly debtor: DebtorStanding; readonly now: string },
): boolean {
  return situation.debtor.doNotWrite === true || letterReason(stage, situation) !== undefined;
}

/** What lasts for days, and during which nobody is to be told of a stage, by a person neither. */
const silencing: ReadonlySet<BlockerCode> = new Set<BlockerCode>([
  ...stillness,
  'reply',
  'invoiceNotDunnable',
  'unappliedMoney',
  'minimumBalance',
]);

/**
 * True when the person who was asked to tell the debtor of a stage need not do so any more, or not now: posted inside a
 * pause, a letter would ask for what nobody may ask for. After the pause he is asked again.
 */
function isNeedless(situation: StageCallSituation, call: StageCall): boolean {
  if (!isForPeople(call.stage, situation) || !isNext(situation, call)) return true;
  const { blockers, offsetOn } = assess(situation);
  const isPutOff = offsetOn !== null && offsetOn > localDate(situation.now, situation.policy.sendWindow.timeZone);
  return isPutOff || blockers.some(({ code }) => silencing.has(code));
}

/**
 * Asks a person to tell the debtor of a stage that falls due when no e-mail is to, or can, do so: to call, or to post a
 * letter where the law wants it in writing. Once for each stage; taken back when there is no need any more.
 */
export function arrangeCall(situation: StageCallSituation): Willing {
  const { dunned, debtor, policy, now } = situation;
  const { id, stageCall, cycle, revision } = dunned;
  if (stageCall && isNeedless(situation, stageCall)) {
    const { taskId } = stageCall;
    return accepted([{ type: 'StageCallWithdrawn', data: { taskId } }], { end: [{ taskId, result: 'not needed' }] });
  }
  const { step: stage, blockers } = assess(situation);
  const [only, ...others] = blockers;
  if (stage === null || others.length > 0) return repeated;
  const isByLetter = only?.code === 'undelivered' && letterReason(stage, situation) !== undefined;
  const isDue = only?.code === 'doNotWrite' || isByLetter;
  if (stageCall || !isDue || stage === 'legalDecision' || stage === 'courtesyNotice') return repeated;
  const kind = stage === 'legalEscalation' ? 'letter' : 'call';
  const { timeZone, businessDaysOf } = policy.sendWindow;
  const task: Task = caseTask(dunned, now, {
    id: taskIdOf(kind, id, revision),
    kind,
    dueOn: addBusinessDays(localDate(now, timeZone), callDays, businessDaysOf),
    owner: debtor.owner?.name,
    data: { stage, balance: moneyOf(dunned, balanceMinor(dunned)) },
  });
  const data = { stage, cycle, taskId: task.id, taskKind: kind, ...byPolicy(situation) } as const;
  return accepted([{ type: 'StageCallRequested', data }], { raise: [task] });
}

/** A person has told the debtor of a stage: it counts as made on that day, and the next one keeps its distance. */
export function completeStageCall(situation: StageCallSituation, { id: taskId, kind }: Task, result: string): Accepted {
  const { dunned, policy, now } = situation;
  const done = { type: 'TaskDone' as const, data: { taskId, kind, result } };
  const end = [{ taskId, result }];
  const { stageCall } = dunned;
  // Told is told, even if an e-mail could do it by now: never both.
  if (!stageCall || isClosed(dunned) || !isNext(situation, stageCall))
    return accepted([done, { type: 'StageCallWithdrawn', data: { taskId } }], { end });
  const { stage, cycle } = stageCall;
  const lateDays = lateDaysAt(now, assess(situation), policy);
  return accepted([done, { type: 'StageTold', data: { stage, cycle, taskId, lateDays } }], { end });
}
