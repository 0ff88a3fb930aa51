import { addDays, daysBetween } from '../calendar/civil-date.ts';
import { firstOpening, firstOpeningFrom, localDate } from '../calendar/send-window.ts';
import type { CallStep } from '../call-step.ts';
import { byPolicy } from '../circumstances/policy-version.ts';
import type { Debtor } from '../debtor.ts';
import { type Task, taskIdOf } from '../task.ts';
import { assess } from './assess.ts';
import { type BlockerCode, stillness } from './blocker.ts';
import { caseTask } from './case-task.ts';
import { balanceMinor, isClosed, moneyOf } from './case.ts';
import { isCircumstance, nextDaysOpening } from './circumstance-blockers.ts';
import { accepted, repeated, type Willing } from './decision.ts';
import { demandableMinor } from './demandable.ts';
import type { Situation } from './ladder-instants.ts';
import { contactTask } from './open-tasks.ts';

/** Why nobody calls either. That a message must not or cannot leave is no such reason: it is one to call. */
const silencing: ReadonlySet<BlockerCode> = new Set<BlockerCode>([
  ...stillness,
  'unappliedMoney',
  'paymentFeedStale',
  'awaitingDecision',
  'settled',
  'closed',
]);

function opensAt({ offsetDays }: CallStep, { dunned, policy }: Pick<Situation, 'dunned' | 'policy'>): string {
  return firstOpening(addDays(dunned.invoice.dueDate, offsetDays), policy.sendWindow);
}

/** The calls still to come: those before one that was raised are over, whether they were raised or not. */
function remaining({ dunned, policy }: Pick<Situation, 'dunned' | 'policy'>): readonly CallStep[] {
  const last = dunned.policyCall?.offsetDays ?? -1;
  return policy.callTasks.filter(({ offsetDays }) => offsetDays > last);
}

/** Of the calls whose day has come, the latest that the balance is worth: whatever held them, they come as one. */
function dueStep(situation: Situation): CallStep | undefined {
  const { dunned, policy, now } = situation;
  const demandable = demandableMinor(dunned, localDate(now, policy.sendWindow.timeZone));
  return remaining(situation).findLast(
    (step) => demandable >= Math.max(1, step.minimumBalanceMinor) && opensAt(step, situation) <= now,
  );
}

/** The call that is to be raised now; undefined when none is due, or when nobody is to call now. */
function stepToRaise(situation: Situation): CallStep | undefined {
  if (isClosed(situation.dunned)) return undefined;
  const step = dueStep(situation);
  if (step === undefined) return undefined;
  return assess(situation).blockers.some(({ code }) => silencing.has(code)) ? undefined : step;
}

/** True when a call of the policy has to be put on record before anything else of the day. */
export function isCallDue(situation: Situation): boolean {
  return stepToRaise(situation) !== undefined;
}

/** When a run has to look at the calls of the policy again, whatever its ladder waits for. */
export type CallDay = {
  readonly at: string;
  /** What stops it may end on any day without the case being told. */
  readonly isLookedAtDaily: boolean;
};

/** The next instant at which a call may have to be raised; undefined when none is to come by time alone. */
export function nextCallDay(situation: Situation): CallDay | undefined {
  const { dunned } = situation;
  if (isClosed(dunned) || dunned.legal?.kind === 'requested') return undefined;
  if (dueStep(situation) !== undefined && assess(situation).blockers.some(isCircumstance))
    return { at: nextDaysOpening(situation), isLookedAtDaily: true };
  const at = nextCallOpening(situation);
  return at === undefined ? undefined : { at, isLookedAtDaily: false };
}

/** The opening of the next day that the policy gives for a call, whatever stands against it; undefined when none is to come. */
export function nextCallOpening({
  dunned,
  policy,
  now,
}: Pick<Situation, 'dunned' | 'policy' | 'now'>): string | undefined {
  if (isClosed(dunned)) return undefined;
  return remaining({ dunned, policy })
    .map((step) => opensAt(step, { dunned, policy }))
    .find((opening) => opening > now);
}

/** Why a call that was asked for is not to be made now: what people or agreements keep from being asked for, for days. */
const putsOff: ReadonlySet<BlockerCode> = new Set<BlockerCode>([
  'hold',
  'dispute',
  'promise',
  'instalmentPlan',
  'debtorHold',
  'insolvency',
  'globalHold',
  'importNotReleased',
  'unappliedMoney',
]);

/**
 * Takes a call back that was asked for and not made, once it would ask for what nobody may ask for. Its step is not over:
 * it comes again when nothing puts it off any more, as one call with those that fell due meanwhile.
 */
function withdrawCall(situation: Situation): Willing {
  const { dunned, policy } = situation;
  const { policyCall } = dunned;
  if (!policyCall?.taskId || !assess(situation).blockers.some(({ code }) => putsOff.has(code))) return repeated;
  const { taskId, offsetDays } = policyCall;
  const before = policy.callTasks.findLast((step) => step.offsetDays < offsetDays)?.offsetDays ?? -1;
  return accepted([{ type: 'CallTaskWithdrawn', data: { taskId, offsetDays: before } }], {
    end: [{ taskId, result: 'not needed' }],
  });
}

/**
 * Raises the call that the policy wants so many days after the due date: one task, on the first business day from then on
 * at which nobody and nothing holds the case. Not where a person has been asked to call him anyway; one that was asked for
 * earlier and not made gives way to it, and is taken back while nobody may ask for the money.
 */
export function raiseCall(situation: Situation & { readonly debtor: Debtor }): Willing {
  const step = stepToRaise(situation);
  if (step === undefined) return withdrawCall(situation);
  const { dunned, debtor, policy, now } = situation;
  const { id, invoice, policyCall, revision } = dunned;
  const { offsetDays } = step;
  const standing = contactTask(dunned);
  if (standing !== undefined)
    return accepted([{ type: 'CallTaskPassedOver', data: { offsetDays, taskId: standing, ...byPolicy(situation) } }]);
  const { timeZone } = policy.sendWindow;
  const today = localDate(now, timeZone);
  const task: Task = caseTask(dunned, now, {
    id: taskIdOf('call', id, revision),
    kind: 'call',
    dueOn: localDate(firstOpeningFrom(now, policy.sendWindow), timeZone),
    owner: debtor.owner?.name,
    data: {
      why: 'policy',
      offsetDays,
      daysLate: daysBetween(invoice.dueDate, today),
      balance: moneyOf(dunned, balanceMinor(dunned)),
      demanded: moneyOf(dunned, demandableMinor(dunned, today)),
    },
  });
  const replaced = policyCall?.taskId ? [{ taskId: policyCall.taskId, result: 'replaced' }] : [];
  return accepted([{ type: 'CallTaskRaised', data: { offsetDays, taskId: task.id, ...byPolicy(situation) } }], {
    raise: [task],
    end: replaced,
  });
}
