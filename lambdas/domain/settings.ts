import type * as z from 'zod';
import type { DebtorDetails } from './debtor.ts';
import { consumersPolicy, defaultPolicy, type DunningPolicy } from './dunning-policy.ts';
import type { Invoice } from './invoice.ts';
import type { settingsSchema } from './settings-schema.ts';

/** What a deployment is told once, as its schema describes it. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** Settings are read once per function and asked for a policy at every step. */
const policiesBySettings = new WeakMap<Settings, ReadonlyMap<string, DunningPolicy>>();

/** The policies of a deployment by id: its own, and the shipped ones it has not replaced. */
export function policiesOf(settings: Settings): ReadonlyMap<string, DunningPolicy> {
  const known = policiesBySettings.get(settings);
  if (known) return known;
  const all = [defaultPolicy, consumersPolicy, ...settings.policies];
  const policies = new Map(all.map((policy) => [policy.id, policy]));
  policiesBySettings.set(settings, policies);
  return policies;
}

/** A case names a policy that this deployment does not have. */
export class UnknownPolicyError extends Error {
  override readonly name = 'UnknownPolicyError';
}

/**
 * The policy of a case: the invoice's own, else the debtor's, else that of his kind. Consumers are never dunned by the
 * policy of businesses by default.
 */
export function policyFor(
  settings: Settings,
  invoice: Pick<Invoice, 'policyId'>,
  debtor: DebtorDetails,
): DunningPolicy {
  const id =
    invoice.policyId ?? debtor.policyId ?? (debtor.kind === 'consumer' ? consumersPolicy.id : defaultPolicy.id);
  const policy = policiesOf(settings).get(id);
  if (!policy) throw new UnknownPolicyError(`policy ${id} is not a policy of this deployment`);
  return policy;
}
