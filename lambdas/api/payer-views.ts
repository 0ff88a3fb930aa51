import type * as z from 'zod';
import type { Debtor } from '../domain/debtor.ts';
import type { DunningPolicy } from '../domain/dunning-policy.ts';
import type { PayerProfile } from '../domain/payer/payer-profile.ts';
import type { payerProfileAnswer } from './answers/payer.ts';

/** Who a debtor is as a payer, and by whose rules. */
export function payerProfileView(
  { id, creditor }: Pick<Debtor, 'id' | 'creditor'>,
  policy: Pick<DunningPolicy, 'id'>,
  { grade, reasons, suggestions, figures }: PayerProfile,
): z.infer<typeof payerProfileAnswer> {
  return {
    debtorId: id,
    creditor,
    policyId: policy.id,
    grade,
    reasons: [...reasons],
    suggestions: [...suggestions],
    figures: { ...figures, byCurrency: [...figures.byCurrency] },
  };
}
