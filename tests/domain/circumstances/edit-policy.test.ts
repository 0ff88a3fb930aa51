import { describe, expect, it } from 'vitest';
import { type Circumstances, noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import { editPolicy, policyEditSchema, versionsAdded } from '../../../lambdas/domain/circumstances/edit-policy.ts';
import { byPolicy } from '../../../lambdas/domain/circumstances/policy-version.ts';
import { completePolicy } from '../../../lambdas/domain/complete-policy.ts';
import { type DunningPolicy, dunningPolicySchema } from '../../../lambdas/domain/dunning-policy.ts';
import { aPolicy } from '../builders.ts';

const now = '2026-03-02T08:00:00.000Z';
const deployed = aPolicy();
const gentle = aPolicy({ minimumGapDays: 9 });
const added = aPolicy({ id: 'key-accounts' });

function edited(policy: DunningPolicy, version: number, before: Circumstances = noCircumstances): Circumstances {
  const policies = { ...before.policies, [policy.id]: { version, at: now, by: 'ann', policy } };
  return { ...before, version: before.version + 1, policies };
}

const edit = (before: Circumstances, policy: DunningPolicy, madeFrom?: number, own: DunningPolicy | null = deployed) =>
  editPolicy(before, policy, madeFrom, {
    now,
    by: 'ann',
    deployed: own?.id === policy.id ? own : undefined,
    deployedIds: ['default', 'consumers'],
  });

describe('a change of a policy', () => {
  it('makes version 1 of what the deployment brings, and says since when and whose it is', () => {
    expect(edit(noCircumstances, gentle)).toEqual({ kind: 'accepted', after: edited(gentle, 1) });
  });

  it('makes the next version of one that was changed before', () => {
    const before = edited(gentle, 4);
    expect(edit(before, deployed)).toEqual({ kind: 'accepted', after: edited(deployed, 5, before) });
  });

  it('adds one that nobody knew, as version 1', () => {
    const before = edited(gentle, 1);
    expect(edit(before, added)).toEqual({ kind: 'accepted', after: edited(added, 1, before) });
  });

  it.each([
    ['as the deployment brings it', noCircumstances, deployed],
    ['as it was changed', edited(gentle, 2), gentle],
  ])('to what it is already, %s, changes nothing, whatever version it was made from', (_how, before, policy) => {
    expect(edit(before, policy).kind).toBe('repeated');
    expect(edit(before, policy, 7).kind).toBe('repeated');
  });

  it.each([
    [noCircumstances, 0, 'accepted'],
    [noCircumstances, 1, 'versionPassed'],
    [edited(gentle, 2), 1, 'versionPassed'],
    [edited(gentle, 2), 2, 'accepted'],
    [edited(gentle, 2), 3, 'versionPassed'],
  ])('of %j, made from version %i: %s', (before, madeFrom, expected) => {
    const decision = edit(before, aPolicy({ minimumGapDays: 12 }), madeFrom);
    expect(decision.kind === 'refused' ? decision.code : decision.kind).toBe(expected);
  });

  it('is taken for 50 policies; a 51st is refused, one of the 50 is not', () => {
    const many = Array.from({ length: 50 }, (_, index) => aPolicy({ id: `segment-${index}` }));
    const full = many.reduce((before, policy) => edited(policy, 1, before), noCircumstances);
    expect(edit(edited(many[0]!, 1), added).kind).toBe('accepted');
    expect(edit(full, added)).toMatchObject({ kind: 'refused', code: 'tooManyPolicies' });
    expect(edit(full, aPolicy({ id: 'segment-7', minimumGapDays: 9 })).kind).toBe('accepted');
  });
});

describe('the history of a policy', () => {
  const versions = (before: Circumstances, policy: DunningPolicy, own: DunningPolicy | undefined) =>
    versionsAdded(before, policy, { now, by: 'ann', deployed: own });

  it('begins with what the deployment brought', () => {
    expect(versions(noCircumstances, gentle, deployed)).toEqual([
      { version: 0, at: null, by: null, policy: deployed },
      { version: 1, at: now, by: 'ann', policy: gentle },
    ]);
  });

  it('gets one version with each change after that, and with a policy that is new', () => {
    expect(versions(edited(gentle, 1), deployed, deployed)).toEqual([
      { version: 2, at: now, by: 'ann', policy: deployed },
    ]);
    expect(versions(noCircumstances, added, undefined)).toEqual([{ version: 1, at: now, by: 'ann', policy: added }]);
  });
});

describe('what is on record of a decision', () => {
  it.each([
    [undefined, 0],
    [noCircumstances, 0],
    [edited(gentle, 3), 3],
    [edited(added, 3), 0],
  ])('names the policy and its version: of %j, %i', (circumstances, policyVersion) => {
    expect(byPolicy({ policy: deployed, circumstances })).toEqual({ policyId: 'default', policyVersion });
  });

  it('takes no word of the language for a policy', () => {
    expect(byPolicy({ policy: { id: 'constructor' }, circumstances: noCircumstances }).policyVersion).toBe(0);
  });
});

describe('a policy that was stored before policies were given a setting', () => {
  it('is read as a file that leaves it out', () => {
    const { id, sendWindow, stages } = deployed;
    const stored = { id, sendWindow, stages } as DunningPolicy;
    expect(completePolicy(stored)).toEqual(dunningPolicySchema.parse({ id, sendWindow, stages }));
    expect(completePolicy(gentle)).toEqual(gentle);
  });
});

describe('the body of a change', () => {
  it('is what the policy was read as, changed', () => {
    const read = { ...gentle, version: 3, since: now, by: 'ann' };
    expect(policyEditSchema.safeParse(read).success).toBe(true);
    expect(policyEditSchema.safeParse({ ...deployed, version: 0, since: null, by: null }).success).toBe(true);
  });

  it('names every field at fault', () => {
    const { error } = policyEditSchema.safeParse({
      ...gentle,
      id: 'No slug',
      minimumGapDays: 366,
      version: -1,
      surprise: 1,
    });
    expect(
      error?.issues.map((issue) => (issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path.join('.'))),
    ).toEqual(['id', 'minimumGapDays', 'version', 'surprise']);
  });
});
