import type { SignedDelivery } from '../domain/events-out/sign-delivery.ts';

/** Posts to the company's own systems. */
export type WebhookPoster = {
  /** Resolves when the endpoint has taken it (2xx); otherwise throws DeliveryRefusedError, which says why in a word. */
  post(url: string, delivery: SignedDelivery): Promise<void>;
};

/** An endpoint did not take an event: an HTTP status, or that it could not be reached. Names no address. */
export class DeliveryRefusedError extends Error {
  override readonly name = 'DeliveryRefusedError';
}
