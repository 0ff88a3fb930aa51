import { type Route, scopes } from './route.ts';

/** Invoices: posted, changed, looked at. */
export const invoicesRoutes: readonly Route[] = [
  { method: 'POST', path: '/invoices', handler: 'post-invoice', scope: scopes.writeInvoices },
  { method: 'GET', path: '/invoices', handler: 'list-invoices', scope: scopes.read },
  { method: 'GET', path: '/invoices/{id}', handler: 'get-invoice', scope: scopes.read },
  { method: 'GET', path: '/invoices/{id}/timeline', handler: 'get-timeline', scope: scopes.read },
  { method: 'GET', path: '/invoices/{id}/next-action', handler: 'get-next-action', scope: scopes.read },
  { method: 'PATCH', path: '/invoices/{id}', handler: 'amend-invoice', scope: scopes.writeCases },
  { method: 'POST', path: '/invoices/{id}/cancel', handler: 'cancel-invoice', scope: scopes.writeCases },
  { method: 'POST', path: '/invoices/{id}/reopen', handler: 'reopen-case', scope: scopes.writeCases, role: 'manager' },
  { method: 'POST', path: '/invoices/{id}/statuses', handler: 'record-invoice-status', scope: scopes.writeCases },
  { method: 'GET', path: '/invoices/{id}/statuses', handler: 'list-invoice-statuses', scope: scopes.read },
  {
    method: 'POST',
    path: '/invoices/{id}/notices/void',
    handler: 'void-notice',
    scope: scopes.writeCases,
    role: 'manager',
  },
];
