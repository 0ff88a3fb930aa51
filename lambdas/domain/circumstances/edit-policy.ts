import * as z from 'zod';
import { localDate } from '../calendar/send-window.ts';
import { canonicalJson } from '../canonical-json.ts';
import { refused } from '../case/decision.ts';
import { type DunningPolicy, dunningPolicySchema } from '../dunning-policy.ts';
import { policyTermsFaults } from '../late-payment/late-payment-faults.ts';
import { unknownByGrade } from '../payer/grading.ts';
import type { Circumstances } from './circumstances.ts';
import { changedCircumstances, type CircumstancesDecision } from './circumstances-decision.ts';
import { editedPolicy, type PolicyVersion, versionInForce } from './policy-version.ts';

/**
 * PUT /policies/{id}: the whole policy. With the version it was made from, a change that came between is not lost; so
 * that what GET answers can be sent back changed, the rest of that answer is taken and not looked at.
 */
export const policyEditSchema = dunningPolicySchema.safeExtend({
  version: z.int().min(0).optional(),
  since: z.iso.datetime().nullish(),
  by: z.string().nullish(),
});

/** Every assessment reads them all, so they have to stay few. */
const mostEdited = 50;

type Editing = {
  readonly now: string;
  readonly by: string;
  /** What the deployment brings under the policy's id. */
  readonly deployed: DunningPolicy | undefined;
};

/**
 * The versions that a change adds to the history of its policy: its own, and before the first one what the deployment
 * brings, which a later deployment may bring otherwise.
 */
export function versionsAdded(
  before: Pick<Circumstances, 'policies'>,
  policy: DunningPolicy,
  { now, by, deployed }: Editing,
): readonly PolicyVersion[] {
  const known = versionInForce(before, policy.id, deployed);
  const next = { version: (known?.version ?? 0) + 1, at: now, by, policy };
  return known?.version === 0 ? [known, next] : [next];
}

/**
 * Changes a policy, or adds one: in force at the very next assessment of each case. Refused when it was made from another
 * version than the one in force, or names a policy for a grade of payers that nobody knows.
 */
export function editPolicy(
  before: Circumstances,
  policy: DunningPolicy,
  madeFrom: number | undefined,
  editing: Editing & { /** Of all policies that the deployment brings. */ readonly deployedIds: readonly string[] },
): CircumstancesDecision {
  const { now: at, by, deployed, deployedIds } = editing;
  const known = versionInForce(before, policy.id, deployed);
  if (known && canonicalJson(known.policy) === canonicalJson(policy)) return { kind: 'repeated' };
  const inForce = known?.version ?? 0;
  if (madeFrom !== undefined && madeFrom !== inForce)
    return refused('versionPassed', `it was made from version ${madeFrom}, and version ${inForce} is in force`);
  const [fault] = policyTermsFaults(policy, localDate(at, policy.sendWindow.timeZone));
  if (fault) return refused('latePayment', fault.message, fault.field);
  const [unknown] = unknownByGrade(policy.policyByGrade, [...deployedIds, ...Object.keys(before.policies), policy.id]);
  if (unknown)
    return refused('policyByGrade', `${unknown.policyId} is not a known policy`, `policyByGrade.${unknown.grade}`);
  if (!editedPolicy(before, policy.id) && Object.keys(before.policies).length >= mostEdited)
    return refused('tooManyPolicies', `${mostEdited} policies have been changed or added already`);
  const edited = { version: inForce + 1, at, by, policy };
  return changedCircumstances(before, { policies: { ...before.policies, [policy.id]: edited } });
}
