import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { DebtorDetails } from '../debtor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { Fault } from '../fault.ts';
import type { ContractRate } from './claim-input.ts';
import { contractRateRefusal } from './contract-rate.ts';
import { halfYearOf } from './half-year.ts';
import type { LatePaymentTerms } from './late-payment-terms.ts';
import { ratePercentSchema } from './rate.ts';
import { regimeIdSchema, type RegimeId } from './regime.ts';
import { regimeOf, type UnknownRegime } from './regime-of.ts';
import { regimes } from './regimes.ts';

type Named = { readonly field: string; readonly percent: string | undefined; readonly origin: ContractRate['origin'] };

/** Why a rate cannot be taken under a law for interest of a day; nothing when it can, or none is named. */
function rateFaults({ field, percent, origin }: Named, regime: RegimeId | UnknownRegime, on: CivilDate): Fault[] {
  if (percent === undefined) return [];
  if (typeof regime !== 'string') return [{ field, message: `is not taken: not known here are ${regime.missing}` }];
  const rate = { basisPoints: ratePercentSchema.parse(percent), origin };
  const refusal = contractRateRefusal(regimes[regime], rate, [halfYearOf(on)]);
  return refusal ? [{ field, message: refusal.message }] : [];
}

type Debtor = Pick<DebtorDetails, 'country' | 'kind' | 'latePayment'>;

/**
 * What is refused in the terms agreed with a debtor: a rate that the law of his country does not allow on that day, or
 * under which nothing is known of such rates. The floor may overtake it later: the claim then says so.
 */
export function debtorTermsFaults({ country, kind, latePayment }: Debtor, on: CivilDate): Fault[] {
  const field = 'latePayment.contractRatePercent';
  const percent = latePayment?.contractRatePercent;
  return rateFaults({ field, percent, origin: 'debtor' }, regimeOf(country, kind), on);
}

/** What is refused in the terms of a policy, which is for debtors of any country: a rate that no known law allows. */
export function policyTermsFaults({ latePayment }: Pick<DunningPolicy, 'latePayment'>, on: CivilDate): Fault[] {
  const field = 'latePayment.contractRatePercent';
  const percent = latePayment.contractRatePercent;
  const allowing = regimeIdSchema.options.filter((regime) => regimes[regime].contractRateFloor !== undefined);
  const faults = allowing.map((regime) => rateFaults({ field, percent, origin: 'policy' }, regime, on));
  return faults.every((each) => each.length > 0) ? (faults[0] ?? []) : [];
}

type Terms = {
  readonly debtor: Debtor;
  readonly dueDate: CivilDate;
  readonly latePayment?: LatePaymentTerms | undefined;
};

/**
 * What is refused in an invoice's terms about late payment, and in those of its debtor: the law of businesses for a
 * consumer, a contract rate under a law that is not known here, or below what that law allows in the half-year in which
 * interest would start (in France three times the legal interest rate, C. com. L441-10 II). The floor may overtake it
 * later: the claim then says so.
 */
export function latePaymentFaults({ debtor, dueDate, latePayment = {} }: Terms): Fault[] {
  const { contractRatePercent, eInvoiceRatePercent, regime: named } = latePayment;
  const regime = named ?? regimeOf(debtor.country, debtor.kind);
  const starts = addDays(dueDate, 1);
  const isForOthers =
    named !== undefined && debtor.kind === 'consumer' && !regimes[named].debtorKinds.includes('consumer');
  const ofInvoice: Named[] = [
    { field: 'latePayment.contractRatePercent', percent: contractRatePercent, origin: 'invoice' },
    { field: 'latePayment.eInvoiceRatePercent', percent: eInvoiceRatePercent, origin: 'eInvoiceNote' },
  ];
  return [
    ...(isForOthers
      ? [{ field: 'latePayment.regime', message: 'is not a law for consumers, and the debtor is one' }]
      : []),
    ...ofInvoice.flatMap((rate) => rateFaults(rate, regime, starts)),
    ...debtorTermsFaults(debtor, starts).map((fault) => ({ ...fault, field: `debtor.${fault.field}` })),
  ];
}
