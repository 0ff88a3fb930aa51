import { leastRoleOn } from '../api/roles.ts';
import { routes } from '../api/routes.ts';
import type { Route } from '../api/routes/route.ts';
import { isAtLeast, type PersonRole, type Role, roleOfGroups } from '../domain/role.ts';
import { ProblemError } from './problem.ts';

/** Who asks, by the token of the request: the person's or the client's id, and the role. */
export type Caller = { readonly by: string; readonly role: Role };

type Claims = Readonly<Record<string, unknown>>;

const routeOf = new Map<string, Route>(routes.map((route) => [`${route.method} ${route.path}`, route]));

/** A function was given a route that `routes` does not list, so nobody knows who may take it. */
class UnknownRouteError extends Error {
  override readonly name = 'UnknownRouteError';
  constructor(routeKey: string) {
    super(`there is no route "${routeKey}"`);
  }
}

/**
 * The JWT authorizer of an HTTP API hands every claim on as text, a list as `[manager collector]`, also of one; the local
 * gateway does the same (`local/api-gateway/access-check.ts`). No group's name can hold a space.
 */
function groupsOf(claims: Claims): readonly string[] {
  const text = claims['cognito:groups'];
  return typeof text === 'string' ? (/^\[(.*)\]$/.exec(text)?.[1]?.split(' ') ?? []) : [];
}

/** Only the token of a person names a user; that of a system (client credentials) names the client alone. */
function identityOf(claims: Claims): { readonly by: string; readonly role: Role | undefined } {
  const { username, client_id: client } = claims;
  if (typeof username === 'string') return { by: username, role: roleOfGroups(groupsOf(claims)) };
  return typeof client === 'string' ? { by: client, role: 'system' } : { by: 'unknown', role: undefined };
}

/** Throws a 403 problem when a role may not do what needs another one. */
export function requireRole(role: Role | undefined, least: PersonRole): asserts role is Role {
  if (role !== undefined && isAtLeast(role, least)) return;
  const own = role === undefined ? 'you have none' : `yours is ${role}`;
  throw new ProblemError(403, 'role', `The role ${least} is needed; ${own}.`);
}

/**
 * Who asks on a route, by the claims of the token that the gateway has checked. The scopes of a person are cut to his role
 * when the token is made; his role is looked at here again, so that one slip of either lets nobody in. Throws a 403 problem
 * when the role does not suffice.
 */
export function callerOn(routeKey: string, claims: Claims): Caller {
  const route = routeOf.get(routeKey);
  if (route === undefined) throw new UnknownRouteError(routeKey);
  const { by, role } = identityOf(claims);
  requireRole(role, leastRoleOn(route));
  return { by, role };
}
