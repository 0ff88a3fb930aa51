import type { CivilDate } from '../../calendar/civil-date.ts';
import { addDays } from '../../calendar/civil-date.ts';
import type { DebtorDetails } from '../../debtor.ts';
import type { Stage } from '../../dunning-policy.ts';
import { type LatePaymentClaim, latePaymentClaim } from '../../late-payment/late-payment-claim.ts';
import type { MissingRate } from '../../late-payment/rate-plan.ts';
import { regimes } from '../../late-payment/regimes.ts';
import { type ClaimSituation, claimOf } from './claim-of-case.ts';
import { pausesInForce } from '../pause.ts';

/** What a notice may say about late payment of an invoice, beside the balance that it asks for. Minor units. */
export type ShownClaim =
  | {
      readonly kind: 'claim';
      readonly asOf: CivilDate;
      /** Interest that is open, with the principal that payments have left open because they settled interest first. */
      readonly interestMinor: number;
      /** The fixed compensation that is open; never of a consumer. */
      readonly compensationMinor: number;
      /** Both together: what is owed beyond the balance of the case. */
      readonly openMinor: number;
      /** Each rate that interest was computed with, in the order of time and once: `12.40`. */
      readonly ratesPercent: readonly string[];
      /** A rate in it is not published yet: those are named. */
      readonly isProvisional: boolean;
      readonly missingRates: readonly MissingRate[];
      readonly claim: LatePaymentClaim;
    }
  /** Interest runs only from the formal notice that says so, at this rate. */
  | {
      readonly kind: 'fromFormalNotice';
      readonly ratePercent: string;
      readonly isProvisional: boolean;
      readonly missingRates: readonly MissingRate[];
    };

const silentStages: ReadonlySet<Stage> = new Set<Stage>(['courtesyNotice', 'reminderOne']);

/** True of the stages that may speak of late payment: the first notices are friendly, and speak of no costs. */
export function tellsOfLateness(stage: Stage): boolean {
  return !silentStages.has(stage);
}

/** The law that is applied was not made for such a debtor: to a consumer that is an offense (C. conso L121-21). */
export function isOfOtherKind({ input }: LatePaymentClaim, { kind }: Pick<DebtorDetails, 'kind'>): boolean {
  return kind === 'consumer' && !regimes[input.regime].debtorKinds.includes(kind);
}

function fromFormalNotice({ input, asOf }: LatePaymentClaim): ShownClaim | null {
  if (regimes[input.regime].starts !== 'dayAfterFormalNotice' || input.formalNoticeOn !== null) return null;
  const nextDay = latePaymentClaim({ ...input, formalNoticeOn: asOf, asOf: addDays(asOf, 1) });
  if (nextDay.kind !== 'claim') return null;
  const { segments, isProvisional, missingRates } = nextDay;
  const [segment] = segments;
  return segment ? { kind: 'fromFormalNotice', ratePercent: segment.ratePercent, isProvisional, missingRates } : null;
}

/**
 * What the notice of a stage may say about late payment of an invoice on a day; null when it says nothing: before the
 * second reminder, where the law gives nothing or no rules are known, where nothing is open, and while a dispute leaves
 * open what is owed at all.
 */
export function shownClaim(situation: ClaimSituation, stage: Stage, asOf: CivilDate): ShownClaim | null {
  const { dunned, debtor } = situation;
  if (!tellsOfLateness(stage) || pausesInForce(dunned, asOf).some(({ kind }) => kind === 'dispute')) return null;
  const claim = claimOf(situation, asOf);
  if (claim.kind !== 'claim' || isOfOtherKind(claim, debtor)) return null;
  const { claimOpenMinor: openMinor, fixedCompensation } = claim.totals;
  if (openMinor <= 0) return stage === 'legalEscalation' ? fromFormalNotice(claim) : null;
  return {
    kind: 'claim',
    asOf,
    interestMinor: openMinor - fixedCompensation.openMinor,
    compensationMinor: fixedCompensation.openMinor,
    openMinor,
    ratesPercent: [...new Set(claim.segments.map(({ ratePercent }) => ratePercent))],
    isProvisional: claim.isProvisional,
    missingRates: claim.missingRates,
    claim,
  };
}
