import { describe, expect, it } from 'vitest';
import { isAtLeast, type PersonRole, personRoles, type Role, roleOfGroups } from '../../lambdas/domain/role.ts';

describe('the role of a person', () => {
  it.each<[groups: string[], role: PersonRole | undefined]>([
    [[], undefined],
    [['viewer'], 'viewer'],
    [['collector'], 'collector'],
    [['manager'], 'manager'],
    [['manager', 'viewer'], 'manager'],
    [['viewer', 'manager'], 'manager'],
    [['viewer', 'collector'], 'collector'],
    [['accountants', 'viewer'], 'viewer'],
    [['accountants'], undefined],
    [['Manager', 'MANAGER', ' manager', 'managers'], undefined],
    [['system'], undefined],
  ])('in the groups %j is %s', (groups, role) => {
    expect(roleOfGroups(groups)).toBe(role);
  });
});

describe('what needs a role', () => {
  it.each<[role: Role, mayDoWhatNeeds: PersonRole[]]>([
    ['viewer', ['viewer']],
    ['collector', ['viewer', 'collector']],
    ['manager', ['viewer', 'collector', 'manager']],
    ['system', ['viewer', 'collector', 'manager']],
  ])('may be done by a %s when it needs one of %j', (role, expected) => {
    expect(personRoles.filter((least) => isAtLeast(role, least))).toEqual(expected);
  });
});
