import { type Route, scopes } from './route.ts';

/** What holds for all: holds, and how fresh the bank is. */
export const circumstancesRoutes: readonly Route[] = [
  { method: 'GET', path: '/holds', handler: 'list-global-holds', scope: scopes.read },
  { method: 'POST', path: '/holds', handler: 'place-global-hold', scope: scopes.writeCases, role: 'manager' },
  { method: 'DELETE', path: '/holds/{holdId}', handler: 'lift-global-hold', scope: scopes.writeCases, role: 'manager' },
  { method: 'POST', path: '/payment-feeds', handler: 'read-payment-feed', scope: scopes.writePayments },
];
