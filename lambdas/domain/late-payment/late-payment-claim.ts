import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { Currency } from '../money.ts';
import { accrueSpan, type Accrual, type Capitalization, type ClaimSegment } from './accrue-span.ts';
import { type Allotment, applyClaimEvent } from './apply-claim-event.ts';
import { inClaimOrder } from './claim-event-order.ts';
import { type ClaimEvent, type ClaimInput, claimInputSchema, type CompleteClaimInput } from './claim-input.ts';
import { openedLedger, principalOpenMinor } from './claim-ledger.ts';
import { claimTotals, type ClaimTotals } from './claim-totals.ts';
import { compensationDue } from './fixed-compensation.ts';
import { interestPeriod } from './interest-period.ts';
import { type MissingRate, ratePlan, type RatePlanRefusal } from './rate-plan.ts';
import { regimes } from './regimes.ts';

/** An event with what it settled. */
export type ClaimEntry = ClaimEvent & { readonly settled: Allotment };

/** The claim for late payment of one invoice as of a day: everything that a printable calculation shows. */
export type LatePaymentClaim = {
  readonly kind: 'claim';
  readonly input: CompleteClaimInput;
  readonly currency: Currency;
  readonly asOf: CivilDate;
  /** First and last day of interest; null when none has run. */
  readonly interestPeriod: { readonly from: CivilDate; readonly to: CivilDate } | null;
  readonly segments: readonly ClaimSegment[];
  /** Interest of full years added to the capital, on the day it begins to bear interest. */
  readonly capitalizations: readonly Capitalization[];
  /** Events up to the day, in the order in which they counted. */
  readonly entries: readonly ClaimEntry[];
  readonly totals: ClaimTotals;
  /** True when a rate that is not known yet is in it. `missingRates` says which. */
  readonly isProvisional: boolean;
  readonly missingRates: readonly MissingRate[];
};

/** The claim cannot be computed. `field` names the input that stands in the way. */
export type ClaimRefusal = { readonly kind: 'refused'; readonly refusal: RatePlanRefusal };

/**
 * The claim for late payment of an invoice, by the law of the debtor's country: interest on what is unpaid, VAT included,
 * and the fixed compensation. Amounts in minor units of the invoice's currency; no VAT is added. It says what the rules
 * give, and is no legal advice. The balance of the case is not touched by it.
 */
export function latePaymentClaim(given: ClaimInput): LatePaymentClaim | ClaimRefusal {
  const input = claimInputSchema.parse(given);
  const { principal, dueDate, asOf, insolvencyOpenedOn } = input;
  const regime = regimes[input.regime];
  const period = interestPeriod(regime, input);
  const rates = period === null ? [] : ratePlan(regime, input, period.from, period.to);
  if ('kind' in rates) return { kind: 'refused', refusal: rates };

  const events = inClaimOrder(input.events.filter(({ on }) => on <= asOf));
  const early = events.filter(({ on }) => on <= dueDate);
  const begun = early.reduce<Begun>(withEntry, { ledger: openedLedger(input), entries: [] });
  const compensation = compensationDue(regime, {
    amountMinor: principalOpenMinor(begun.ledger),
    currency: principal.currency,
    isLate: dueDate < asOf,
    isInsolvent: insolvencyOpenedOn !== null && insolvencyOpenedOn <= dueDate,
  });

  const terms = { period, rates, compounding: regime.compounding, rounding: input.rounding };
  let entries = begun.entries;
  let accrual: Accrual = {
    ledger: { ...begun.ledger, compensationMinor: compensation.amountMinor },
    segments: [],
    capitalizations: [],
  };
  let next = addDays(dueDate, 1);
  for (const event of events.slice(early.length)) {
    accrual = accrueSpan(accrual, terms, next, event.on);
    next = addDays(event.on, 1);
    const after = withEntry({ ledger: accrual.ledger, entries }, event);
    accrual = { ...accrual, ledger: after.ledger };
    ({ entries } = after);
  }
  const { ledger, segments, capitalizations } = accrueSpan(accrual, terms, next, asOf);

  // A rate that begins after the last line has no part in the claim, however little is known of it.
  const lastLine = segments.at(-1)?.from ?? '';
  const missingRates = rates.flatMap(({ from, missing }) => (missing !== null && from <= lastLine ? [missing] : []));
  return {
    kind: 'claim',
    input,
    currency: principal.currency,
    asOf,
    interestPeriod: period,
    segments,
    capitalizations,
    entries,
    totals: claimTotals(ledger, compensation, missingRates.length > 0),
    isProvisional: missingRates.length > 0,
    missingRates,
  };
}

type Begun = { readonly ledger: Accrual['ledger']; readonly entries: readonly ClaimEntry[] };

function withEntry({ ledger, entries }: Begun, event: ClaimEvent): Begun {
  const [after, settled] = applyClaimEvent(ledger, event);
  return { ledger: after, entries: [...entries, { ...event, settled }] };
}
