import { type Route, scopes } from './route.ts';

/** What keeps the dunning of an invoice still for a while. */
export const pausesRoutes: readonly Route[] = [
  { method: 'POST', path: '/invoices/{id}/holds', handler: 'place-hold', scope: scopes.writeCases },
  { method: 'DELETE', path: '/invoices/{id}/holds/{holdId}', handler: 'lift-hold', scope: scopes.writeCases },
  { method: 'POST', path: '/invoices/{id}/disputes', handler: 'open-dispute', scope: scopes.writeCases },
  {
    method: 'POST',
    path: '/invoices/{id}/disputes/{disputeId}/resolution',
    handler: 'resolve-dispute',
    scope: scopes.writeCases,
  },
  {
    method: 'POST',
    path: '/invoices/{id}/disputes/{disputeId}/reopen',
    handler: 'reopen-dispute',
    scope: scopes.writeCases,
    role: 'manager',
  },
  { method: 'POST', path: '/invoices/{id}/promises', handler: 'make-promise', scope: scopes.writeCases },
  {
    method: 'DELETE',
    path: '/invoices/{id}/promises/{promiseId}',
    handler: 'withdraw-promise',
    scope: scopes.writeCases,
  },
  {
    method: 'POST',
    path: '/invoices/{id}/instalment-plans',
    handler: 'make-instalment-plan',
    scope: scopes.writeCases,
  },
  {
    method: 'POST',
    path: '/invoices/{id}/instalment-plans/{planId}/acceptance',
    handler: 'accept-instalment-plan',
    scope: scopes.writeCases,
  },
  {
    method: 'DELETE',
    path: '/invoices/{id}/instalment-plans/{planId}',
    handler: 'withdraw-instalment-plan',
    scope: scopes.writeCases,
  },
];
