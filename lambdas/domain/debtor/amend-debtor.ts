import * as z from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { refused } from '../case/decision.ts';
import { type Debtor, debtorSchema } from '../debtor.ts';
import { faultsKept } from './address-service.ts';
import { type AmendableField, changed, type DebtorDecision } from './debtor-change.ts';

const amendable = debtorSchema.pick({
  emails: true,
  locale: true,
  policyId: true,
  address: true,
  contactDays: true,
  owner: true,
  latePayment: true,
});

/** PATCH /debtors/{id}: what is named replaces what is known, the rest stays. */
export const debtorPatchSchema = z
  .strictObject({ ...amendable.partial().shape, doNotWrite: z.boolean().optional() })
  .refine((patch) => Object.keys(patch).length > 0, {
    error: 'names nothing to change',
    when: ({ issues }) => issues.length === 0,
  });
export type DebtorPatch = z.infer<typeof debtorPatchSchema>;

/** The weekdays on which a debtor is written to; null for any day. */
function daysOf({ contactDays = null }: Pick<Debtor, 'contactDays'>) {
  return contactDays?.length === 0 ? null : contactDays;
}

/** Corrects what is known of a debtor, in force at the very next assessment. What is so already changes nothing. */
export function amendDebtor(debtor: Debtor, asked: DebtorPatch, policyIds: readonly string[]): DebtorDecision {
  const { contactDays } = asked;
  // No days are any day, however that is said.
  const patch: DebtorPatch = contactDays?.length === 0 ? { ...asked, contactDays: null } : asked;
  if (patch.policyId !== undefined && !policyIds.includes(patch.policyId))
    return refused('policyId', 'is not a policy of this deployment', 'policyId');
  const { doNotWrite = false, owner = null, latePayment = null } = debtor;
  const known: DebtorPatch = { ...debtor, doNotWrite, owner, latePayment, contactDays: daysOf(debtor) };
  const fields = (Object.keys(patch) as AmendableField[]).filter(
    (field) => canonicalJson([known[field]]) !== canonicalJson([patch[field]]),
  );
  if (fields.length === 0) return { kind: 'repeated' };
  const amended: Partial<Debtor> = Object.fromEntries(fields.map((field) => [field, patch[field]]));
  const { outOfService } = debtor;
  const { emails } = amended;
  const changes = {
    ...amended,
    ...(emails && outOfService && { outOfService: faultsKept(outOfService, emails) }),
    ...(emails && debtor.erasedAt && { erasedAt: null }),
  };
  return changed(debtor, changes, { type: 'DebtorAmended', data: { fields } });
}
