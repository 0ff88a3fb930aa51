import type * as z from 'zod';
import { type Circumstances, noCircumstances } from './circumstances/circumstances.ts';
import type { DebtorDetails } from './debtor.ts';
import type { DunningPolicy } from './dunning-policy.ts';
import type { Invoice } from './invoice.ts';
import type { PayerGrade } from './payer/grading.ts';
import { withRequiredApproval } from './required-approval.ts';
import type { settingsSchema } from './settings-schema.ts';
import { consumersPolicy, defaultPolicy } from './shipped-policies.ts';

/** What a deployment is told once, as its schema describes it. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** Settings are read once per function and asked for a policy at every step. */
const policiesBySettings = new WeakMap<Settings, ReadonlyMap<string, DunningPolicy>>();

/** The policies of a deployment by id: its own, and the shipped ones it has not replaced. */
export function policiesOf(settings: Settings): ReadonlyMap<string, DunningPolicy> {
  const known = policiesBySettings.get(settings);
  if (known) return known;
  const all = [defaultPolicy, consumersPolicy, ...settings.policies].map((policy) =>
    withRequiredApproval(settings.environment, policy),
  );
  const policies = new Map(all.map((policy) => [policy.id, policy]));
  policiesBySettings.set(settings, policies);
  return policies;
}

/** The policies in force: those of the deployment, as they were changed since, and those added. */
export function policiesInForce(
  settings: Settings,
  { policies }: Pick<Circumstances, 'policies'>,
): readonly DunningPolicy[] {
  const edited = Object.values(policies).map(({ policy }) => withRequiredApproval(settings.environment, policy));
  const deployed = [...policiesOf(settings).values()].filter(({ id }) => !Object.hasOwn(policies, id));
  return [...deployed, ...edited];
}

/** A case names a policy that this deployment does not have. */
export class UnknownPolicyError extends Error {
  override readonly name = 'UnknownPolicyError';
}

/**
 * Which policy governs a case: the invoice's own, else the debtor's, else that of his kind. Consumers are never dunned by
 * the policy of businesses by default.
 */
function policyIdOf({ policyId }: Pick<Invoice, 'policyId'>, debtor: DebtorDetails): string {
  return policyId ?? debtor.policyId ?? (debtor.kind === 'consumer' ? consumersPolicy.id : defaultPolicy.id);
}

/** What of a case decides its policy. The grade is that at the posting of the invoice; without one it is not looked at. */
export type Governed = {
  readonly invoice: Pick<Invoice, 'policyId'>;
  readonly payerGrade?: PayerGrade | undefined;
};

/**
 * The policy of a case as it is in force: the one that governs it, or the one that this names for the grade of its payer.
 * Throws UnknownPolicyError for one that this deployment does not have.
 */
export function policyFor(
  settings: Settings,
  { invoice, payerGrade }: Governed,
  debtor: DebtorDetails,
  { policies }: Pick<Circumstances, 'policies'> = noCircumstances,
): DunningPolicy {
  function policyOf(id: string): DunningPolicy {
    const edited = policies[id]?.policy;
    const policy = edited ? withRequiredApproval(settings.environment, edited) : policiesOf(settings).get(id);
    if (!policy) throw new UnknownPolicyError(`policy ${id} is not a policy of this deployment`);
    return policy;
  }
  const governing = policyOf(policyIdOf(invoice, debtor));
  const ofGrade = payerGrade && governing.policyByGrade[payerGrade];
  return ofGrade === undefined ? governing : policyOf(ofGrade);
}
