import type { DunningPolicy } from './dunning-policy.ts';

/** The environment in which debtors are real. */
const productive = 'prod';

/**
 * The policy as it holds in an environment: in production no formal notice leaves without a named person's approval,
 * whatever the policy itself says, and whoever changed it.
 */
export function withRequiredApproval(environment: string, policy: DunningPolicy): DunningPolicy {
  if (environment !== productive || policy.approvalFrom !== null) return policy;
  return { ...policy, approvalFrom: 'legalEscalation' };
}
