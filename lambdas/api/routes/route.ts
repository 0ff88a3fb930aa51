import type { PersonRole } from '../../domain/role.ts';

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

/** A route that asks for a signature instead of a token: whoever shares a secret with the creditor may take it. */
export type SignedRoute = Pick<Route, 'method' | 'path' | 'handler'> & {
  /** The header that the signature stands in. */
  readonly signature: string;
  readonly scope?: undefined;
};
