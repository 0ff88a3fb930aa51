import { type Route, scopes } from './route.ts';

/** Money in and back, and what it is for. */
export const moneyRoutes: readonly Route[] = [
  { method: 'POST', path: '/invoices/{id}/payments', handler: 'record-payment', scope: scopes.writePayments },
  { method: 'POST', path: '/payments', handler: 'record-payment-for-many', scope: scopes.writePayments },
  { method: 'POST', path: '/payments/{id}/reversals', handler: 'reverse-whole-payment', scope: scopes.writePayments },
  { method: 'POST', path: '/invoices/{id}/reversals', handler: 'reverse-payment', scope: scopes.writePayments },
  { method: 'POST', path: '/invoices/{id}/credit-notes', handler: 'record-credit-note', scope: scopes.writeCases },
  { method: 'POST', path: '/debtors/{id}/allocations', handler: 'allocate-unapplied-money', scope: scopes.writeCases },
];
