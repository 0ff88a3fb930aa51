import { addDays, type CivilDate } from '../../../lambdas/domain/calendar/civil-date.ts';
import { localDate } from '../../../lambdas/domain/calendar/send-window.ts';
import { assess, assessPending } from '../../../lambdas/domain/case/assess.ts';
import { lateDaysOfPending, lateDaysOfProposal } from '../../../lambdas/domain/case/lateness.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { checkStage } from '../../../lambdas/domain/case/check-stage.ts';
import type { Decision } from '../../../lambdas/domain/case/decision.ts';
import type { CaseFact } from '../../../lambdas/domain/case/events.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { noticeSent } from '../../../lambdas/domain/case/evolve-notices.ts';
import { placeHold } from '../../../lambdas/domain/case/hold.ts';
import { settlePauses } from '../../../lambdas/domain/case/settle-pauses.ts';
import { watchPrescription } from '../../../lambdas/domain/case/prescription/watch-prescription.ts';
import { type Plan, planDunning } from '../../../lambdas/domain/case/plan.ts';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import { type DunningPolicy, type Stage, stages } from '../../../lambdas/domain/dunning-policy.ts';
import { chooseWindow } from '../../../lambdas/domain/window/choose-window.ts';
import type { DebtorWindow } from '../../../lambdas/domain/window/window.ts';

/** What happens to a case besides its own run. */
export type World = {
  readonly policy: DunningPolicy;
  readonly postedAt: string;
  /** Instants at which some other message leaves to the debtor. */
  readonly otherContacts?: readonly string[];
  /** Holds that a person places, in the order of their instants. */
  readonly holds?: readonly { readonly at: string; readonly until: CivilDate }[];
  /** Minutes by which the n-th window of the case sends late: an outage of the mail service. */
  readonly outageMinutes?: readonly number[];
};

export type Life = {
  readonly dunned: Case;
  readonly sent: readonly { readonly stage: Stage; readonly on: CivilDate; readonly at: string }[];
  /** When the legal decision came up; null when the case was not followed so far. */
  readonly decisionAt: string | null;
  readonly plans: readonly Plan[];
  /** The most often that the contact delay, or a window waiting for its end, has moved one notice. */
  readonly mostMoves: number;
};

const ladder = [...stages, 'legalDecision'] as const;

function minutesAfter(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** Follows a case nobody pays as its run and the debtor's windows would, from posting to the legal decision. */
export function live(posted: Case, debtorAtFirst: Debtor, world: World): Life {
  const { policy, otherContacts = [], outageMinutes = [] } = world;
  let holds = world.holds ?? [];
  const { timeZone } = policy.sendWindow;
  let now = world.postedAt;
  let dunned = posted;
  let debtor = debtorAtFirst;
  let windows: DebtorWindow[] = [];
  let previous = { version: 0, rounds: 0 };
  let windowCount = 0;
  let moves = 0;
  let mostMoves = 0;
  const sent: { stage: Stage; on: CivilDate; at: string }[] = [];
  const plans: Plan[] = [];
  const tell = (fact: CaseFact) => void (dunned = record(dunned, [fact], { at: now, by: 'relance' }).after);
  const decide = (decision: Decision) => decision.kind === 'accepted' && decision.facts.forEach(tell);
  const situation = () => ({ dunned, debtor, policy, now });

  function intoWindow(stage: Stage) {
    const today = localDate(now, timeZone);
    const chosen = chooseWindow({
      stage,
      debtor,
      policy,
      now,
      windows: windows.filter(({ date }) => date >= today),
    });
    const { creditor, debtorId } = dunned.invoice;
    const { date, sendAt } = chosen;
    if (chosen.isNew) windows.push({ creditor, debtorId, date, sendAt, attempt: 1, state: 'open' });
    return chosen;
  }

  function send() {
    const { notice } = dunned;
    if (!notice) return;
    windows = windows.map((window) => (window.date === notice.window ? { ...window, state: 'closed' } : window));
    const { step, isAllowed, blockers } = assessPending(situation());
    const { stage, cycle } = notice;
    if (isAllowed && step === stage) {
      const lateDays = lateDaysOfPending(notice, now, policy);
      const ids = { messageKey: `key-${windowCount}`, messageId: `id-${windowCount}` };
      tell(noticeSent(notice, ids, lateDays));
      tell({ type: 'MessageDelivered', data: ids });
      sent.push({ stage, on: localDate(now, timeZone), at: now });
      debtor = { ...debtor, lastContactAt: now };
    } else if (step === stage && blockers.every(({ code }) => code === 'contactDelay' || code === 'notYetDue')) {
      const isByDelay = blockers.some(({ code }) => code === 'contactDelay');
      if (isByDelay) moves += 1;
      mostMoves = Math.max(moves, mostMoves);
      const { date: window, sendAt } = intoWindow(stage);
      const lateDays = lateDaysOfPending(notice, isByDelay ? now : sendAt, policy);
      const isMoved = notice.isMoved || isByDelay;
      tell({ type: 'NoticeMoved', data: { stage, cycle, window, sendAt, lateDays, isMoved, why: 'moved' } });
      windowCount += 1;
    } else tell({ type: 'NoticeReleased', data: { stage, cycle, blockers } });
  }

  /** Lets time pass until an instant, and whatever falls into it happen; false when the plan has become stale. */
  function passUntil(instant: string): boolean {
    const { version } = dunned;
    for (;;) {
      const contact = otherContacts.find((at) => at > (debtor.lastContactAt ?? '') && at > now && at <= instant);
      const [hold] = holds;
      const leaving = dunned.notice && minutesAfter(dunned.notice.sendAt, outageMinutes[windowCount] ?? 0);
      const isHeldFirst = (other: string | undefined) => other === undefined || (hold && hold.at < other);
      if (hold && hold.at <= instant && isHeldFirst(leaving ?? undefined) && isHeldFirst(contact)) {
        holds = holds.slice(1);
        if (hold.at > now) now = hold.at;
        const posted = { reason: 'held', until: hold.until };
        decide(placeHold(dunned, `hold-${holds.length}`, posted, localDate(now, timeZone)));
        if (dunned.version !== version) return false;
      } else if (leaving && leaving <= instant && (contact === undefined || leaving <= contact)) {
        if (leaving > now) now = leaving;
        send();
        if (dunned.version !== version) return false;
      } else if (contact !== undefined) {
        now = contact;
        debtor = { ...debtor, lastContactAt: contact };
      } else break;
    }
    if (instant > now) now = instant;
    return true;
  }

  function propose(stage: Stage) {
    const assessment = assess(situation());
    const chosen = intoWindow(stage);
    const { date: window, sendAt, isMoved } = chosen;
    windowCount += 1;
    moves = isMoved ? 1 : 0;
    mostMoves = Math.max(moves, mostMoves);
    const lateDays = lateDaysOfProposal(chosen, now, assessment, policy);
    tell({ type: 'NoticeProposed', data: { stage, cycle: dunned.cycle, window, sendAt, lateDays, isMoved } });
  }

  for (const end = addDays(localDate(now, 'UTC'), 290); localDate(now, 'UTC') < end;) {
    decide(settlePauses(situation()));
    decide(watchPrescription(situation()));
    const plan = planDunning({ ...situation(), startedAt: world.postedAt, previous, isCurrent: true });
    plans.push(plan);
    previous = { version: plan.version, rounds: plan.rounds };
    if (plan.action !== 'dun' || plan.isParked) break;
    // A pause, or the day on which a person is told that the claim gets too old.
    if (plan.stage === 'resumption') {
      passUntil(plan.at.resumption);
      continue;
    }
    if (plan.stage === 'decisionPending') break;
    for (const wait of ladder.slice(ladder.indexOf(plan.stage))) {
      if (!passUntil(plan.at[wait])) break;
      const answer = checkStage(situation(), wait);
      if (answer === 'leave') break;
      if (answer === 'skip') continue;
      if (wait === 'legalDecision') return { dunned, sent, decisionAt: now, plans, mostMoves };
      propose(wait);
    }
  }
  return { dunned, sent, decisionAt: null, plans, mostMoves };
}
