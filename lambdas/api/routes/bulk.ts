import { type Route, scopes } from './route.ts';

/** Many invoices or payments at once, and the imports that wait to be released. */
export const bulkRoutes: readonly Route[] = [
  { method: 'POST', path: '/invoices/bulk', handler: 'post-invoices-in-bulk', scope: scopes.writeInvoices },
  { method: 'POST', path: '/payments/bulk', handler: 'post-payments-in-bulk', scope: scopes.writePayments },
  { method: 'GET', path: '/imports/{id}', handler: 'get-import', scope: scopes.read },
  { method: 'GET', path: '/imports/{id}/preview', handler: 'preview-import', scope: scopes.read },
  {
    method: 'POST',
    path: '/imports/{id}/release',
    handler: 'release-import',
    scope: scopes.writeCases,
    role: 'manager',
  },
];
