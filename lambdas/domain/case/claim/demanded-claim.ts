import type { CivilDate } from '../../calendar/civil-date.ts';
import { localDate } from '../../calendar/send-window.ts';
import type { Payment } from '../../payment.ts';
import type { Case } from '../case.ts';
import type { CaseFact } from '../events.ts';
import { evolve } from '../evolve.ts';
import { formalNoticeDay } from '../letter/formal-notice-day.ts';
import { claimLedgerOf } from './case-claim.ts';
import { claimOf } from './claim-of-case.ts';
import { speaksOfLateness, type TellingSituation } from './said-claim.ts';
import { isOfOtherKind } from './shown-claim.ts';

/** What of a payment settles the claim, in minor units. `interestMinor` is with the principal that interest had displaced. */
export type ClaimShare = { readonly interestMinor: number; readonly compensationMinor: number };

/**
 * True when a formal notice that stands had left by a day and demanded what is due for late payment: only it asks for more
 * than the balance. A dispute that stood then had kept it from doing so.
 */
function isDemanded({ dunned, debtor, policy }: TellingSituation, on: CivilDate): boolean {
  const { timeZone } = policy.sendWindow;
  const notice = dunned.notices.findLast((sent) => sent.stage === 'legalEscalation' && sent.voidedAt === undefined);
  if (!notice || formalNoticeDay(dunned, timeZone).kind === 'none') return false;
  const { sentAt } = notice;
  const wasDisputed = dunned.pauses.some(
    ({ kind, since, end }) => kind === 'dispute' && since <= sentAt && (end === null || end.at > sentAt),
  );
  return localDate(sentAt, timeZone) <= on && speaksOfLateness({ debtor, policy }, 'legalEscalation') && !wasDisputed;
}

/** What is open of the claim on the day of a payment, and still so after what is on record of later days. */
function openFor(situation: TellingSituation, paid: Case, receivedOn: CivilDate, today: CivilDate) {
  const open = [receivedOn, ...(today > receivedOn ? [today] : [])].map((day) => {
    const claim = claimOf({ ...situation, dunned: paid }, day);
    if (claim.kind !== 'claim' || isOfOtherKind(claim, situation.debtor)) return undefined;
    const { claimOpenMinor, interest, fixedCompensation } = claim.totals;
    return {
      claimMinor: claimOpenMinor,
      interestMinor: interest.openMinor,
      compensationMinor: fixedCompensation.openMinor,
    };
  });
  return open.reduce((one, other) => (one && other && other.claimMinor < one.claimMinor ? other : other && one));
}

/**
 * What of the money beyond the balance settles the claim: a debtor who pays all that a formal notice demanded has paid
 * nothing too much. At most what is open on the day of the payment; null when nothing was demanded in writing before.
 */
export function demandedShare(
  situation: TellingSituation & { readonly now: string },
  { payment, excessMinor, today }: { payment: Payment; excessMinor: number; today: CivilDate },
): ClaimShare | null {
  const { dunned, now } = situation;
  const { id: paymentId, amount, receivedOn } = payment;
  const isTaken = claimLedgerOf(dunned).payments.some(({ id }) => id === paymentId);
  if (excessMinor <= 0 || isTaken || !isDemanded(situation, receivedOn)) return null;
  const fact: CaseFact = { type: 'PaymentRecorded', data: { paymentId, ...amount, receivedOn, excessMinor } };
  const open = openFor(situation, evolve(dunned, fact, now), receivedOn, today);
  if (!open) return null;
  const claimMinor = Math.min(excessMinor, open.claimMinor);
  if (claimMinor <= 0) return null;
  const compensationMinor = Math.min(open.compensationMinor, Math.max(0, claimMinor - open.interestMinor));
  return { interestMinor: claimMinor - compensationMinor, compensationMinor };
}
