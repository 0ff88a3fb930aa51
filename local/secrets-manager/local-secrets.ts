import type { Webhook } from '../../lambdas/domain/events-out/webhook-schema.ts';
import { names } from '../stack/environment.ts';

/** What signs, on this machine, what endpoints of the company's own are told. */
export function endpointSecrets(webhooks: readonly Pick<Webhook, 'id'>[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    webhooks.map(({ id }) => [names.endpointSecret(id), JSON.stringify({ current: `local-${id}-webhook-secret` })]),
  );
}

/** What is shared with senders on this machine, by creditor. Nothing of it opens anything elsewhere. */
export const localSecrets: Readonly<Record<string, string>> = {
  [names.stripeSecret]: JSON.stringify({ main: { current: 'whsec_local-stripe-secret' } }),
  [names.paymentsSecret]: JSON.stringify({ main: { current: 'local-payments-secret' } }),
};
