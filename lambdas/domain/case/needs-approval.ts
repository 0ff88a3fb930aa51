import type { DebtorDetails } from '../debtor.ts';
import { type DunningPolicy, type Stage, stages } from '../dunning-policy.ts';

/**
 * True when a person has to approve the notice of a stage before it leaves: by the policy, and whatever the policy says the
 * formal notice to a public buyer.
 */
export function needsApproval(
  { approvalFrom }: Pick<DunningPolicy, 'approvalFrom'>,
  stage: Stage,
  { kind }: { readonly kind?: DebtorDetails['kind'] },
): boolean {
  if (stage === 'legalEscalation' && kind === 'public') return true;
  return approvalFrom !== null && stages.indexOf(stage) >= stages.indexOf(approvalFrom);
}
