import * as z from 'zod';
import { creditorSchema } from './creditor.ts';
import type { DebtorDetails } from './debtor.ts';
import { consumersPolicy, defaultPolicy, type DunningPolicy, dunningPolicySchema } from './dunning-policy.ts';
import type { Invoice } from './invoice.ts';

/** What a deployment is told once: which environment it is, who is owed, and by which policies debtors are dunned. */
export const settingsSchema = z
  .strictObject({
    environment: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,19}$/, 'must be lower-case letters, digits and dashes, 20 at most'),
    creditors: z.array(creditorSchema).min(1, 'needs at least one creditor'),
    policies: z.array(dunningPolicySchema).default([]),
    /** Messages a day, below the quota that SES gives the account; without it, SES alone sets the limit. */
    dailyMessages: z.int().min(1, 'must be at least 1').optional(),
  })
  .superRefine(({ creditors, policies }, context) => {
    for (const [path, ids] of [
      ['creditors', creditors.map(({ id }) => id)],
      ['policies', policies.map(({ id }) => id)],
    ] as const) {
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      if (twice !== undefined) context.addIssue({ code: 'custom', path: [path], message: `names ${twice} twice` });
    }
  });
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
