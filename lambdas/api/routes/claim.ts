import { type Route, scopes } from './route.ts';

/** The claim for late payment, beside the balance of a case. */
export const claimRoutes: readonly Route[] = [
  { method: 'GET', path: '/invoices/{id}/claim', handler: 'get-claim', scope: scopes.read },
  {
    method: 'POST',
    path: '/invoices/{id}/claim/payments',
    handler: 'record-claim-payment',
    scope: scopes.writePayments,
  },
  {
    method: 'POST',
    path: '/invoices/{id}/claim/reversals',
    handler: 'reverse-claim-payment',
    scope: scopes.writePayments,
  },
  {
    method: 'POST',
    path: '/invoices/{id}/claim/waivers',
    handler: 'waive-claim',
    scope: scopes.writeCases,
    role: 'manager',
  },
];
