import type { DunningPolicy } from '../dunning-policy.ts';
import type { Circumstances, EditedPolicy } from './circumstances.ts';

/** A version of a policy: who made it and when; version 0 is what the deployment brings, which nobody has changed. */
export type PolicyVersion = {
  readonly version: number;
  readonly at: string | null;
  readonly by: string | null;
  readonly policy: DunningPolicy;
};

/** On record with what was decided by a policy, so that the timeline says by which version of it. */
export type ByPolicy = { readonly policyId?: string | undefined; readonly policyVersion?: number | undefined };

/** The policy of that id as it was changed last; undefined when nobody has. */
export function editedPolicy({ policies }: Pick<Circumstances, 'policies'>, id: string): EditedPolicy | undefined {
  return Object.hasOwn(policies, id) ? policies[id] : undefined;
}

/** The version of a policy that is in force; undefined for an id that nobody knows. `deployed` is what it was before. */
export function versionInForce(
  circumstances: Pick<Circumstances, 'policies'>,
  id: string,
  deployed: DunningPolicy | undefined,
): PolicyVersion | undefined {
  return editedPolicy(circumstances, id) ?? (deployed && { version: 0, at: null, by: null, policy: deployed });
}

/** What to put on record of a decision: the policy and the version of it that was in force. */
export function byPolicy({
  policy,
  circumstances,
}: {
  readonly policy: Pick<DunningPolicy, 'id'>;
  readonly circumstances?: Pick<Circumstances, 'policies'> | undefined;
}): Required<ByPolicy> {
  return {
    policyId: policy.id,
    policyVersion: (circumstances && editedPolicy(circumstances, policy.id)?.version) ?? 0,
  };
}
