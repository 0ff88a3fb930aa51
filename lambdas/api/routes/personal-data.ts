import { type Route, scopes } from './route.ts';

/** What is kept of a debtor as a person. */
export const personalDataRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/debtors/{id}/personal-data',
    handler: 'get-personal-data',
    scope: scopes.read,
    role: 'manager',
  },
  {
    method: 'POST',
    path: '/debtors/{id}/erasure',
    handler: 'erase-personal-data',
    scope: scopes.writeCases,
    role: 'manager',
  },
];
