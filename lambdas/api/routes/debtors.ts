import { type Route, scopes } from './route.ts';

/** Debtors: who they are, what they said, what they get. */
export const debtorsRoutes: readonly Route[] = [
  { method: 'GET', path: '/debtors/{id}', handler: 'get-debtor', scope: scopes.read },
  { method: 'GET', path: '/debtors/{id}/timeline', handler: 'get-debtor-timeline', scope: scopes.read },
  { method: 'GET', path: '/debtors/{id}/profile', handler: 'get-payer-profile', scope: scopes.read },
  { method: 'GET', path: '/debtors/{id}/next-message', handler: 'preview-next-message', scope: scopes.read },
  { method: 'PATCH', path: '/debtors/{id}', handler: 'amend-debtor', scope: scopes.writeCases },
  { method: 'POST', path: '/debtors/{id}/holds', handler: 'place-debtor-hold', scope: scopes.writeCases },
  { method: 'DELETE', path: '/debtors/{id}/holds/{holdId}', handler: 'lift-debtor-hold', scope: scopes.writeCases },
  { method: 'POST', path: '/debtors/{id}/risk', handler: 'report-risk', scope: scopes.writeCases },
  {
    method: 'POST',
    path: '/debtors/{id}/credit-hold',
    handler: 'decide-credit',
    scope: scopes.writeCases,
    role: 'manager',
  },
  { method: 'GET', path: '/debtors/{id}/insolvency', handler: 'get-insolvency', scope: scopes.read },
  {
    method: 'POST',
    path: '/debtors/{id}/insolvency',
    handler: 'record-insolvency',
    scope: scopes.writeCases,
    role: 'manager',
  },
  {
    method: 'POST',
    path: '/debtors/{id}/insolvency/end',
    handler: 'end-insolvency',
    scope: scopes.writeCases,
    role: 'manager',
  },
  { method: 'POST', path: '/messages/{id}/replies', handler: 'record-reply', scope: scopes.writeCases },
];
