import type { CivilDate } from '../calendar/civil-date.ts';
import { localDate } from '../calendar/send-window.ts';
import { noCircumstances } from '../circumstances/circumstances.ts';
import type { Stage } from '../dunning-policy.ts';
import { assess, type Assessment, assessPending } from './assess.ts';
import type { Case } from './case.ts';
import type { Step } from './ladder.ts';
import { endsByItself } from './pause.ts';
import { afterPending, afterSending, instantOf, type Situation } from './ladder-instants.ts';
import { lateDaysAt } from './lateness.ts';

/** A stage's notice and the day on which it leaves. */
export type DatedNotice = { readonly stage: Stage; readonly on: CivilDate };

/** What is still to come of a case when nothing is paid and nobody intervenes. */
export type Outlook = {
  /** What comes next; without a day while it waits for a person, or for the balance to change. */
  readonly next: { readonly stage: Step; readonly on: CivilDate | null } | null;
  readonly notices: readonly DatedNotice[];
  /** The day on which a person is asked for the legal decision. */
  readonly decisionOn: CivilDate | null;
};

/** Holds and promises end on their day by themselves; what else pauses waits for a person. */
function withoutPausesOver(dunned: Case, at: string, day: CivilDate): Case {
  const pauses = dunned.pauses.map((pause) =>
    pause.end === null && pause.until <= day && (endsByItself(pause) || pause.kind === 'promise')
      ? { ...pause, end: { at, how: 'expired' as const } }
      : pause,
  );
  return { ...dunned, pauses };
}

/**
 * Where nobody knows, all goes well: the bank will have been read, and what needs approval is approved at once. The case is
 * looked at alone, without what its debtor's other invoices may move. A notice that waits leaves, if its stage still stands.
 */
function assumed(situation: Situation): Situation {
  const { dunned, debtor, policy, circumstances = noCircumstances, now } = situation;
  const alone = {
    debtor,
    policy: { ...policy, approvalFrom: null },
    circumstances: { ...circumstances, feeds: {} },
    now,
  };
  const isStanding = dunned.notice !== null && assessPending({ ...alone, dunned }).step === dunned.notice.stage;
  return { ...alone, dunned: isStanding ? dunned : { ...dunned, notice: null } };
}

function dayOf({ now, policy }: Situation): CivilDate {
  return localDate(now, policy.sendWindow.timeZone);
}

/** Times that one end uncovers another, as that of a hold inside a quiet period. */
const mostEnds = 5;

/**
 * The situation at the instant at which the next step is taken, and the assessment there: a courtesy notice that a hold has
 * outlived is not the next step any more. Not allowed even there when no time brings the step about.
 */
function atNextStep(situation: Situation): { readonly reached: Situation; readonly standing: Assessment } {
  let reached = situation;
  let standing = assess(reached);
  for (let ends = 0; ends < mostEnds && standing.step !== null; ends += 1) {
    const later = { ...reached, now: instantOf(standing, reached) };
    reached = { ...later, dunned: withoutPausesOver(later.dunned, later.now, dayOf(later)) };
    standing = assess(reached);
    if (standing.isAllowed) break;
  }
  return { reached, standing };
}

/** Looks ahead over the whole ladder of a case, each step on the day its policy gives. */
export function outlookOf(situation: Situation): Outlook {
  const begun = assumed(situation);
  let current = afterPending(begun);
  const pending = begun.dunned.notice && { stage: begun.dunned.notice.stage, on: dayOf(current) };
  const notices: DatedNotice[] = pending ? [pending] : [];
  let next: Outlook['next'] = pending;
  for (;;) {
    const { reached, standing } = atNextStep(current);
    const { step, isAllowed } = standing;
    if (step === null) return { next, notices, decisionOn: null };
    if (!isAllowed)
      return { next: next ?? { stage: assess(current).step ?? step, on: null }, notices, decisionOn: null };
    const on = dayOf(reached);
    next ??= { stage: step, on };
    if (step === 'legalDecision') return { next, notices, decisionOn: on };
    notices.push({ stage: step, on });
    current = afterSending(reached, step, reached.now, lateDaysAt(reached.now, standing, reached.policy));
  }
}
