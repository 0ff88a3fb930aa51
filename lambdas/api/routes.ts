import { bulkRoutes } from './routes/bulk.ts';
import { bankStatementsRoutes } from './routes/bank-statements.ts';
import { circumstancesRoutes } from './routes/circumstances.ts';
import { claimRoutes } from './routes/claim.ts';
import { debtorsRoutes } from './routes/debtors.ts';
import { invoicesRoutes } from './routes/invoices.ts';
import { legalRoutes } from './routes/legal.ts';
import { moneyRoutes } from './routes/money.ts';
import { pausesRoutes } from './routes/pauses.ts';
import { personalDataRoutes } from './routes/personal-data.ts';
import { policiesRoutes } from './routes/policies.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { workRoutes } from './routes/work.ts';
import { type Route, scopes, type SignedRoute } from './routes/route.ts';

/** The routes by what they are about, in the order of the API document; each area is deployed as a part of its own. */
export const routesByArea = {
  invoices: invoicesRoutes,
  money: moneyRoutes,
  bankStatements: bankStatementsRoutes,
  bulk: bulkRoutes,
  pauses: pausesRoutes,
  debtors: debtorsRoutes,
  circumstances: circumstancesRoutes,
  policies: policiesRoutes,
  claim: claimRoutes,
  legal: legalRoutes,
  personalData: personalDataRoutes,
  work: [...workRoutes, { method: 'GET', path: '/openapi.json', handler: 'get-openapi', scope: scopes.read }],
} as const satisfies Readonly<Record<string, readonly Route[]>>;

/** The routes without a token, deployed as a part of their own. */
export const signedRoutesByArea = {
  webhooks: webhookRoutes,
} as const satisfies Readonly<Record<string, readonly SignedRoute[]>>;

/** Every one of these. */
export const signedRoutes: readonly SignedRoute[] = Object.values(signedRoutesByArea).flat();

/** Every route of the HTTP API that asks for a token: the cloud, the local stack and the OpenAPI document are made from this list. */
export const routes: readonly Route[] = Object.values(routesByArea).flat();
