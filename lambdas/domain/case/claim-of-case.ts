import type { CivilDate } from '../calendar/civil-date.ts';
import { localDate } from '../calendar/send-window.ts';
import type { DebtorDetails } from '../debtor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { ClaimEvent, ClaimInput } from '../late-payment/claim-input.ts';
import { ratePercentSchema } from '../late-payment/rate.ts';
import { regimeOf, type UnknownRegime } from '../late-payment/regime-of.ts';
import { type Case, isMade } from './case.ts';
import { unconfirmedMinorOf } from './dispute-money.ts';

type Situation = {
  readonly dunned: Case;
  readonly debtor: Pick<DebtorDetails, 'country' | 'kind'>;
  readonly policy: Pick<DunningPolicy, 'sendWindow'>;
};

/** What made less owed: money that was not taken back, credit notes, what disputes took off, and a small rest given up. */
function eventsOf({ dunned, policy }: Situation): ClaimEvent[] {
  const { payments, creditNotes, pauses, smallDifferenceMinor, closedAt } = dunned;
  const dateOf = (instant: string) => localDate(instant, policy.sendWindow.timeZone);
  const paid = payments.flatMap(({ amountMinor, excessMinor, receivedOn, reversal }): ClaimEvent[] => {
    const broughtMinor = amountMinor - excessMinor;
    return reversal || broughtMinor <= 0 ? [] : [{ kind: 'payment', on: receivedOn, amountMinor: broughtMinor }];
  });
  const noted = creditNotes.map(({ amountMinor, issuedOn }): ClaimEvent => ({
    kind: 'creditNote',
    on: issuedOn,
    amountMinor,
  }));
  const resolved = pauses.flatMap((pause): ClaimEvent[] => {
    if (pause.kind !== 'dispute' || !pause.end) return [];
    const amountMinor = unconfirmedMinorOf(pause);
    return amountMinor > 0 ? [{ kind: 'creditNote', on: dateOf(pause.end.at), amountMinor }] : [];
  });
  const givenUp: ClaimEvent[] =
    smallDifferenceMinor > 0 && closedAt !== null
      ? [{ kind: 'creditNote', on: dateOf(closedAt), amountMinor: smallDifferenceMinor }]
      : [];
  return [...paid, ...noted, ...resolved, ...givenUp];
}

/** The day of the formal notice that counts: the last one that was not found undelivered or taken back; null before it. */
function formalNoticeDay({ dunned, policy }: Situation): CivilDate | null {
  const notice = dunned.notices.findLast((sent) => sent.stage === 'legalEscalation' && isMade(sent));
  return notice ? localDate(notice.sentAt, policy.sendWindow.timeZone) : null;
}

/**
 * What the claim for late payment of a case is computed from, as of a day: by the law that its invoice names, else that of
 * the debtor's country and kind. The day on which something happened is that of the policy's time zone.
 */
export function claimInputOf(situation: Situation, asOf: CivilDate): ClaimInput | UnknownRegime {
  const { dunned, debtor } = situation;
  const { amount, dueDate, latePayment = {} } = dunned.invoice;
  const { contractRatePercent, allocation } = latePayment;
  const regime = latePayment.regime ?? regimeOf(debtor.country, debtor.kind);
  if (typeof regime !== 'string') return regime;
  return {
    regime,
    principal: amount,
    dueDate,
    asOf,
    events: eventsOf(situation),
    formalNoticeOn: formalNoticeDay(situation),
    ...(allocation && { allocation }),
    ...(contractRatePercent !== undefined && {
      contractRate: { basisPoints: ratePercentSchema.parse(contractRatePercent), origin: 'invoice' },
    }),
  };
}
