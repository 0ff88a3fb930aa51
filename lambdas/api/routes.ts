import type { PersonRole } from '../domain/role.ts';

/** The OAuth scopes of the API, on the resource server `relance`. */
export const scopes = {
  writeInvoices: 'relance/invoices.write',
  writePayments: 'relance/payments.write',
  writeCases: 'relance/cases.write',
  read: 'relance/read',
} as const;

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** The handler's folder, which is also the name of its function. */
  readonly handler: string;
  readonly scope: (typeof scopes)[keyof typeof scopes];
  /** The least role a person needs, where it is above the least one that may hold the scope. */
  readonly role?: PersonRole;
};

/** Every route of the HTTP API: the cloud, the local stack and the OpenAPI document are made from this list. */
export const routes: readonly Route[] = [
  { method: 'POST', path: '/invoices', handler: 'post-invoice', scope: scopes.writeInvoices },
  { method: 'GET', path: '/invoices', handler: 'list-invoices', scope: scopes.read },
  { method: 'GET', path: '/invoices/{id}', handler: 'get-invoice', scope: scopes.read },
  { method: 'GET', path: '/invoices/{id}/timeline', handler: 'get-timeline', scope: scopes.read },
  { method: 'GET', path: '/invoices/{id}/next-action', handler: 'get-next-action', scope: scopes.read },
  { method: 'GET', path: '/invoices/{id}/claim', handler: 'get-claim', scope: scopes.read },
  { method: 'POST', path: '/invoices/{id}/payments', handler: 'record-payment', scope: scopes.writePayments },
  { method: 'POST', path: '/payments', handler: 'record-payment-for-many', scope: scopes.writePayments },
  {
    method: 'POST',
    path: '/payments/{id}/reversals',
    handler: 'reverse-whole-payment',
    scope: scopes.writePayments,
  },
  { method: 'PATCH', path: '/invoices/{id}', handler: 'amend-invoice', scope: scopes.writeCases },
  { method: 'POST', path: '/invoices/{id}/reversals', handler: 'reverse-payment', scope: scopes.writePayments },
  { method: 'POST', path: '/invoices/{id}/credit-notes', handler: 'record-credit-note', scope: scopes.writeCases },
  { method: 'POST', path: '/invoices/{id}/cancel', handler: 'cancel-invoice', scope: scopes.writeCases },
  {
    method: 'POST',
    path: '/invoices/{id}/reopen',
    handler: 'reopen-case',
    scope: scopes.writeCases,
    role: 'manager',
  },
  {
    method: 'POST',
    path: '/invoices/{id}/notices/void',
    handler: 'void-notice',
    scope: scopes.writeCases,
    role: 'manager',
  },
  {
    method: 'POST',
    path: '/invoices/{id}/legal-decision',
    handler: 'decide-legal',
    scope: scopes.writeCases,
    role: 'manager',
  },
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
  { method: 'GET', path: '/debtors/{id}', handler: 'get-debtor', scope: scopes.read },
  { method: 'GET', path: '/debtors/{id}/timeline', handler: 'get-debtor-timeline', scope: scopes.read },
  { method: 'GET', path: '/debtors/{id}/profile', handler: 'get-payer-profile', scope: scopes.read },
  { method: 'GET', path: '/debtors/{id}/next-message', handler: 'preview-next-message', scope: scopes.read },
  { method: 'PATCH', path: '/debtors/{id}', handler: 'amend-debtor', scope: scopes.writeCases },
  { method: 'POST', path: '/debtors/{id}/holds', handler: 'place-debtor-hold', scope: scopes.writeCases },
  { method: 'DELETE', path: '/debtors/{id}/holds/{holdId}', handler: 'lift-debtor-hold', scope: scopes.writeCases },
  {
    method: 'POST',
    path: '/debtors/{id}/allocations',
    handler: 'allocate-unapplied-money',
    scope: scopes.writeCases,
  },
  { method: 'POST', path: '/messages/{id}/replies', handler: 'record-reply', scope: scopes.writeCases },
  { method: 'GET', path: '/holds', handler: 'list-global-holds', scope: scopes.read },
  { method: 'POST', path: '/holds', handler: 'place-global-hold', scope: scopes.writeCases, role: 'manager' },
  {
    method: 'DELETE',
    path: '/holds/{holdId}',
    handler: 'lift-global-hold',
    scope: scopes.writeCases,
    role: 'manager',
  },
  { method: 'POST', path: '/payment-feeds', handler: 'read-payment-feed', scope: scopes.writePayments },
  { method: 'GET', path: '/policies', handler: 'list-policies', scope: scopes.read },
  { method: 'GET', path: '/policies/{id}', handler: 'get-policy', scope: scopes.read },
  { method: 'GET', path: '/policies/{id}/history', handler: 'get-policy-history', scope: scopes.read },
  { method: 'PUT', path: '/policies/{id}', handler: 'edit-policy', scope: scopes.writeCases, role: 'manager' },
  { method: 'POST', path: '/policies/{id}/what-if', handler: 'try-policy', scope: scopes.read },
  { method: 'GET', path: '/schedule', handler: 'get-schedule', scope: scopes.read },
  { method: 'GET', path: '/tasks', handler: 'list-tasks', scope: scopes.read },
  { method: 'PATCH', path: '/tasks/{id}', handler: 'amend-task', scope: scopes.writeCases },
  { method: 'POST', path: '/tasks/{id}/done', handler: 'complete-task', scope: scopes.writeCases },
  { method: 'GET', path: '/openapi.json', handler: 'get-openapi', scope: scopes.read },
];
