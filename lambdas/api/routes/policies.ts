import { type Route, scopes } from './route.ts';

/** Dunning policies. */
export const policiesRoutes: readonly Route[] = [
  { method: 'GET', path: '/policies', handler: 'list-policies', scope: scopes.read },
  { method: 'GET', path: '/policies/{id}', handler: 'get-policy', scope: scopes.read },
  { method: 'GET', path: '/policies/{id}/history', handler: 'get-policy-history', scope: scopes.read },
  { method: 'PUT', path: '/policies/{id}', handler: 'edit-policy', scope: scopes.writeCases, role: 'manager' },
  { method: 'POST', path: '/policies/{id}/what-if', handler: 'try-policy', scope: scopes.read },
];
