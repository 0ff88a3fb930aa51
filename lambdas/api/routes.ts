/** The OAuth scopes of the API, on the resource server `relance`. */
export const scopes = {
  writeInvoices: 'relance/invoices.write',
  writePayments: 'relance/payments.write',
  writeCases: 'relance/cases.write',
  read: 'relance/read',
} as const;

export type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** The handler's folder, which is also the name of its function. */
  readonly handler: string;
  readonly scope: (typeof scopes)[keyof typeof scopes];
};

/** Every route of the HTTP API: the cloud, the local stack and the OpenAPI document are made from this list. */
export const routes: readonly Route[] = [
  { method: 'POST', path: '/invoices', handler: 'post-invoice', scope: scopes.writeInvoices },
  { method: 'GET', path: '/invoices', handler: 'list-invoices', scope: scopes.read },
  { method: 'GET', path: '/invoices/{id}', handler: 'get-invoice', scope: scopes.read },
  { method: 'GET', path: '/invoices/{id}/timeline', handler: 'get-timeline', scope: scopes.read },
  { method: 'GET', path: '/invoices/{id}/next-action', handler: 'get-next-action', scope: scopes.read },
  { method: 'POST', path: '/invoices/{id}/payments', handler: 'record-payment', scope: scopes.writePayments },
  { method: 'POST', path: '/invoices/{id}/cancel', handler: 'cancel-invoice', scope: scopes.writeCases },
  { method: 'POST', path: '/invoices/{id}/legal-decision', handler: 'decide-legal', scope: scopes.writeCases },
  { method: 'POST', path: '/invoices/{id}/holds', handler: 'place-hold', scope: scopes.writeCases },
  { method: 'DELETE', path: '/invoices/{id}/holds/{holdId}', handler: 'lift-hold', scope: scopes.writeCases },
  { method: 'GET', path: '/debtors/{id}', handler: 'get-debtor', scope: scopes.read },
  { method: 'GET', path: '/tasks', handler: 'list-tasks', scope: scopes.read },
  { method: 'POST', path: '/tasks/{id}/done', handler: 'complete-task', scope: scopes.writeCases },
  { method: 'GET', path: '/openapi.json', handler: 'get-openapi', scope: scopes.read },
];
