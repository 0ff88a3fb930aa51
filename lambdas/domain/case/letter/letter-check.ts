import { addBusinessDays } from '../../calendar/business-days.ts';
import type { CivilDate } from '../../calendar/civil-date.ts';
import { firstOpening, localDate } from '../../calendar/send-window.ts';
import type { DunningPolicy } from '../../dunning-policy.ts';
import { taskIdOf } from '../../task.ts';
import { halfAnHourAfter, nextReview } from '../blocker-review.ts';
import type { Blocker } from '../blocker.ts';
import { caseTask } from '../case-task.ts';
import { type Case, isClosed } from '../case.ts';
import { accepted, repeated, type Willing } from '../decision.ts';
import { formalNoticeDay } from './formal-notice-day.ts';
import type { Step } from '../ladder.ts';
import { lastReport, type RegisteredLetter } from './registered-letter.ts';

type Situation = {
  readonly dunned: Case;
  readonly debtor?: { readonly owner?: { readonly name: string } | null | undefined };
  readonly policy: Pick<DunningPolicy, 'sendWindow'>;
  readonly now: string;
};

/**
 * Business days after which a person asks what became of a letter: of one that nobody has posted yet, and of one that was
 * posted. The post keeps an unclaimed letter for 15 days before it comes back.
 */
const patience = { unposted: 5, posted: 20 } as const;

/** The letter that the end of the ladder waits for. A person who has put the decision off does not wait for it. */
function awaitedLetter({ dunned, policy }: Situation): RegisteredLetter | undefined {
  if (isClosed(dunned) || dunned.legal !== null || dunned.stage !== 'legalEscalation') return undefined;
  const day = formalNoticeDay(dunned, policy.sendWindow.timeZone);
  return day.kind === 'awaited' ? day.letter : undefined;
}

/** The first day on which silence about a letter is looked into. */
function firstCheckOn(letter: RegisteredLetter, { sendWindow }: Pick<DunningPolicy, 'sendWindow'>): CivilDate {
  const last = lastReport(letter);
  return last?.status === 'posted'
    ? addBusinessDays(last.on, patience.posted, sendWindow.businessDaysOf)
    : addBusinessDays(localDate(letter.requestedAt, sendWindow.timeZone), patience.unposted, sendWindow.businessDaysOf);
}

/** When a person is asked, or asked again, about a letter; never before the send hours of that day. */
function checkAt(letter: RegisteredLetter, policy: Pick<DunningPolicy, 'sendWindow'>, now: string): string {
  return letter.check
    ? nextReview(letter.check.at, now)
    : firstOpening(firstCheckOn(letter, policy), policy.sendWindow);
}

/** The time to pay has not begun while nobody knows what became of the registered letter. */
export function letterAwaitedBlocker(step: Step, situation: Situation): Blocker[] {
  if (step !== 'legalDecision') return [];
  const letter = awaitedLetter(situation);
  if (!letter) return [];
  const { now, policy } = situation;
  const at = checkAt(letter, policy, now);
  const message =
    'The registered letter with the formal notice has not been reported delivered, refused or unclaimed yet: the time to pay counts from that day.';
  return [{ code: 'letterAwaited', message, until: at > now ? at : halfAnHourAfter(now) }];
}

/** Days after which a person who was asked about a letter, and has answered without a report, is asked again. */
const askedAgainMs = 30 * 86_400_000;

/** Asks a person what became of a registered letter of which nothing was heard for long. */
export function askAboutLetter(situation: Situation): Willing {
  const letter = awaitedLetter(situation);
  if (!letter) return repeated;
  const { dunned, debtor, policy, now } = situation;
  const isDue = letter.check
    ? letter.check.taskId === null && Date.parse(now) - Date.parse(letter.check.at) >= askedAgainMs
    : checkAt(letter, policy, now) <= now;
  if (!isDue) return repeated;
  const status = lastReport(letter)?.status ?? 'requested';
  const task = caseTask(dunned, now, {
    id: taskIdOf('checkLetter', dunned.id, letter.id, dunned.revision),
    kind: 'checkLetter',
    dueOn: localDate(now, policy.sendWindow.timeZone),
    owner: debtor?.owner?.name,
    data: {
      letterId: letter.id,
      status,
      question:
        'Nothing was heard of the registered letter with the formal notice. Find out what became of it, and report it ' +
        `(POST /invoices/${dunned.id}/registered-letters/${letter.id}/reports).`,
    },
  });
  return accepted([{ type: 'LetterCheckRequested', data: { letterId: letter.id, taskId: task.id } }], {
    raise: [task],
  });
}
