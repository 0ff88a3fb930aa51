import type { DebtorDetails } from '../../debtor.ts';
import type { DunningPolicy } from '../../dunning-policy.ts';
import type { Invoice } from '../../invoice.ts';
import type { Allocation } from '../../late-payment/allocation.ts';
import type { ContractRate } from '../../late-payment/claim-input.ts';
import { ratePercentSchema } from '../../late-payment/rate.ts';

type Agreed = {
  readonly invoice: Pick<Invoice, 'latePayment'>;
  readonly debtor: Pick<DebtorDetails, 'latePayment'>;
  readonly policy: Pick<DunningPolicy, 'latePayment'>;
};

/**
 * The rate agreed for an invoice, from what stands nearest to it: its own terms, what its e-invoice states, those of the
 * debtor, those of the policy; null when none names one. Where it may not be taken, nothing farther away stands in for it.
 */
export function agreedRate({ invoice, debtor, policy }: Agreed): ContractRate | null {
  const { contractRatePercent, eInvoiceRatePercent } = invoice.latePayment ?? {};
  const named = [
    { origin: 'invoice', percent: contractRatePercent },
    { origin: 'eInvoiceNote', percent: eInvoiceRatePercent },
    { origin: 'debtor', percent: debtor.latePayment?.contractRatePercent },
    { origin: 'policy', percent: policy.latePayment.contractRatePercent },
  ] as const;
  for (const { origin, percent } of named)
    if (percent !== undefined) return { origin, basisPoints: ratePercentSchema.parse(percent) };
  return null;
}

/** What a part payment settles first, if that was agreed: for the invoice, with the debtor, or by the policy. */
export function agreedAllocation({ invoice, debtor, policy }: Agreed): Allocation | undefined {
  return invoice.latePayment?.allocation ?? debtor.latePayment?.allocation ?? policy.latePayment.allocation;
}
