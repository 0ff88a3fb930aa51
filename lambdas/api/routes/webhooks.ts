import type { SignedRoute } from './route.ts';

/** What others tell us who have no token: each names the creditor whose secret they sign with. */
export const webhookRoutes: readonly SignedRoute[] = [
  { method: 'POST', path: '/webhooks/stripe/{creditor}', handler: 'take-stripe-events', signature: 'Stripe-Signature' },
  {
    method: 'POST',
    path: '/webhooks/payments/{creditor}',
    handler: 'take-signed-payments',
    signature: 'Relance-Signature',
  },
];
