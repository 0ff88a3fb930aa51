import { type PersonRole, personRoles } from '../domain/role.ts';
import { type Route, scopes } from './routes/route.ts';

/** The scopes that a person of each role may hold. A system may hold those of its client. */
const scopesOf: Readonly<Record<PersonRole, readonly Route['scope'][]>> = {
  viewer: [scopes.read],
  collector: [scopes.read, scopes.writeCases, scopes.writePayments],
  manager: Object.values(scopes),
};

/** Of the scopes a person asks for, those he may not hold. Everybody may say who he is: `openid`. */
export function scopesBeyond(role: PersonRole | undefined, asked: readonly string[]): readonly string[] {
  const held: readonly string[] = ['openid', ...(role === undefined ? [] : scopesOf[role])];
  return asked.filter((scope) => !held.includes(scope));
}

/** The least role that a person needs on a route: the route's own, else the least that may hold its scope. */
export function leastRoleOn({ role, scope }: Pick<Route, 'role' | 'scope'>): PersonRole {
  return role ?? personRoles.find((each) => scopesOf[each].includes(scope)) ?? 'manager';
}
