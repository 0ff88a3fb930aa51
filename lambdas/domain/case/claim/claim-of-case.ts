import type { CivilDate } from '../../calendar/civil-date.ts';
import { localDate } from '../../calendar/send-window.ts';
import type { Debtor, DebtorDetails } from '../../debtor.ts';
import type { DunningPolicy } from '../../dunning-policy.ts';
import { insolvencyOpenedOn } from '../../insolvency/insolvency.ts';
import type { ClaimEvent, ClaimInput } from '../../late-payment/claim-input.ts';
import { type ClaimRefusal, type LatePaymentClaim, latePaymentClaim } from '../../late-payment/late-payment-claim.ts';
import type { RegimeId } from '../../late-payment/regime.ts';
import { regimeOf, type UnknownRegime } from '../../late-payment/regime-of.ts';
import { regimes } from '../../late-payment/regimes.ts';
import { agreedAllocation, agreedRate } from './agreed-terms.ts';
import { claimLedgerOf } from './case-claim.ts';
import type { Case } from '../case.ts';
import { principalPartMinor } from '../case-money.ts';
import { unconfirmedMinorOf } from '../dispute-money.ts';
import { formalNoticeDay } from '../letter/formal-notice-day.ts';

/** What of a case, its debtor and its policy the claim depends on. */
export type ClaimSituation = {
  readonly dunned: Case;
  readonly debtor: Pick<DebtorDetails, 'country' | 'kind' | 'latePayment'> & Pick<Debtor, 'insolvencies'>;
  readonly policy: Pick<DunningPolicy, 'sendWindow' | 'latePayment'>;
};

/** What people did to the claim itself: money that was meant for it and not taken back, and what was given up of it. */
function eventsOfClaim(dunned: Case): ClaimEvent[] {
  const { payments, waivers } = claimLedgerOf(dunned);
  return [
    ...payments.flatMap(({ amountMinor, receivedOn, reversal }): ClaimEvent[] =>
      reversal ? [] : [{ kind: 'claimPayment', on: receivedOn, amountMinor }],
    ),
    ...waivers.map(({ on, of, amountMinor, reason, by }): ClaimEvent => {
      return { kind: 'waiver', on, of, amountMinor, reason, by };
    }),
  ];
}

/** True of an invoice that should not be paid at all: it is canceled, or credited as a whole. */
function isNeverOwed({ status, creditedMinor, invoice }: Case): boolean {
  return status === 'canceled' || creditedMinor >= invoice.amount.amountMinor;
}

/**
 * What made less owed: money that was not taken back, credit notes, what disputes took off, and a small rest given up. An
 * invoice that is taken back as a whole was never owed, so it was never late.
 */
function eventsOf({ dunned, policy }: ClaimSituation): ClaimEvent[] {
  const { amount, issueDate } = dunned.invoice;
  if (isNeverOwed(dunned))
    return [{ kind: 'creditNote', on: issueDate, amountMinor: amount.amountMinor }, ...eventsOfClaim(dunned)];
  const { payments, creditNotes, pauses, smallDifferenceMinor, closedAt } = dunned;
  const dateOf = (instant: string) => localDate(instant, policy.sendWindow.timeZone);
  const paid = payments.flatMap((payment): ClaimEvent[] => {
    const amountMinor = principalPartMinor(payment);
    return payment.reversal || amountMinor <= 0 ? [] : [{ kind: 'payment', on: payment.receivedOn, amountMinor }];
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
  return [...paid, ...noted, ...resolved, ...givenUp, ...eventsOfClaim(dunned)];
}

/** The day from which the formal notice counts; null before it, and while nobody knows when its letter came. */
function formalNoticeOn({ dunned, policy }: ClaimSituation): CivilDate | null {
  const day = formalNoticeDay(dunned, policy.sendWindow.timeZone);
  return day.kind === 'counts' ? day.on : null;
}

/**
 * The law that an invoice names, else that of the debtor's country and kind. That of businesses is applied to no consumer,
 * whatever an invoice names: to ask him for a fixed compensation is an offense (C. conso L121-21).
 */
function regimeFor({ dunned, debtor }: ClaimSituation): RegimeId | UnknownRegime {
  const { country, kind } = debtor;
  const named = dunned.invoice.latePayment?.regime;
  if (named === undefined) return regimeOf(country, kind);
  if (kind !== 'consumer' || regimes[named].debtorKinds.includes(kind)) return named;
  const missing = `a law for consumers: the invoice names ${named}, which is none, and the debtor is a consumer`;
  return { kind: 'unknownRegime', country, debtorKind: kind, missing };
}

/**
 * What the claim for late payment of a case is computed from, as of a day: by the law that its invoice names, else that of
 * the debtor's country and kind. The day on which something happened is that of the policy's time zone.
 */
export function claimInputOf(situation: ClaimSituation, asOf: CivilDate): ClaimInput | UnknownRegime {
  const { dunned, debtor, policy } = situation;
  const { invoice } = dunned;
  const { amount, dueDate } = invoice;
  const regime = regimeFor(situation);
  if (typeof regime !== 'string') return regime;
  return {
    regime,
    principal: amount,
    dueDate,
    asOf,
    events: eventsOf(situation),
    formalNoticeOn: formalNoticeOn(situation),
    insolvencyOpenedOn: insolvencyOpenedOn(debtor, invoice),
    allocation: agreedAllocation({ invoice, debtor, policy }),
    contractRate: agreedRate({ invoice, debtor, policy }),
  };
}

/** The claim for late payment of a case as of a day; or why it cannot be computed, in words that name what is missing. */
export function claimOf(situation: ClaimSituation, asOf: CivilDate): LatePaymentClaim | ClaimRefusal | UnknownRegime {
  const input = claimInputOf(situation, asOf);
  return 'kind' in input ? input : latePaymentClaim(input);
}
