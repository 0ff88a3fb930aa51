import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { DebtorDetails } from '../debtor.ts';
import type { Fault } from '../fault.ts';
import { contractRateRefusal } from './contract-rate.ts';
import { halfYearOf } from './half-year.ts';
import type { LatePaymentTerms } from './late-payment-terms.ts';
import { ratePercentSchema } from './rate.ts';
import { regimeOf } from './regime-of.ts';
import { regimes } from './regimes.ts';

type Terms = {
  readonly debtor: Pick<DebtorDetails, 'country' | 'kind'>;
  readonly dueDate: CivilDate;
  readonly latePayment?: LatePaymentTerms | undefined;
};

/**
 * What is refused in an invoice's terms about late payment: a contract rate under a law that is not known here, or below
 * what that law allows in the half-year in which interest would start (in France three times the legal interest rate, C.
 * com. L441-10 II). The floor may overtake it later: the claim then says so.
 */
export function latePaymentFaults({ debtor, dueDate, latePayment = {} }: Terms): Fault[] {
  const { contractRatePercent, regime = regimeOf(debtor.country, debtor.kind) } = latePayment;
  if (contractRatePercent === undefined) return [];
  const field = 'latePayment.contractRatePercent';
  if (typeof regime !== 'string') return [{ field, message: `is not taken: not known here are ${regime.missing}` }];
  const rate = { basisPoints: ratePercentSchema.parse(contractRatePercent), origin: 'invoice' as const };
  const refusal = contractRateRefusal(regimes[regime], rate, [halfYearOf(addDays(dueDate, 1))]);
  return refusal ? [{ field, message: refusal.message }] : [];
}
