import { type Route, scopes } from './route.ts';

/** Bank statements, and what became of each of their entries. */
export const bankStatementsRoutes: readonly Route[] = [
  { method: 'POST', path: '/bank-statements', handler: 'take-bank-statement', scope: scopes.writePayments },
  { method: 'POST', path: '/bank-statements/uploads', handler: 'offer-statement-upload', scope: scopes.writePayments },
  { method: 'GET', path: '/bank-statements', handler: 'list-bank-statements', scope: scopes.read },
  { method: 'GET', path: '/bank-statements/{id}', handler: 'get-bank-statement', scope: scopes.read },
];
