/** The roles of people, from the one that may least to the one that may all. Each is a group of the user pool. */
export const personRoles = ['viewer', 'collector', 'manager'] as const;
export type PersonRole = (typeof personRoles)[number];

/** A `system` is a program with credentials of its own: what it may do is decided by the scopes of its client alone. */
export type Role = PersonRole | 'system';

/** The role of a person in these groups, which is the highest one of them; undefined when none of them is a role. */
export function roleOfGroups(groups: readonly string[]): PersonRole | undefined {
  return personRoles.findLast((role) => groups.includes(role));
}

/** May a role do what needs another one? A system is above every person. */
export function isAtLeast(role: Role, least: PersonRole): boolean {
  return role === 'system' || personRoles.indexOf(role) >= personRoles.indexOf(least);
}
