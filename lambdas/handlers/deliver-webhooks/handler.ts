import type { SQSBatchResponse } from 'aws-lambda';
import * as z from 'zod';
import { type Delivery, deliverySchema } from '../../domain/events-out/delivery.ts';
import { signDelivery } from '../../domain/events-out/sign-delivery.ts';
import type { Webhook } from '../../domain/events-out/webhook-schema.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { WebhookPoster } from '../../ports/webhook-poster.ts';
import { count, logger } from '../../runtime/logging.ts';

export const inputSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });
type QueuedRecord = z.infer<typeof inputSchema>['Records'][number];

type Deps = {
  readonly webhooks: readonly Webhook[];
  /** The secret of each endpoint, by the endpoint's id. */
  readonly secretIds: Readonly<Record<string, string>>;
  readonly secrets: Secrets;
  readonly poster: WebhookPoster;
  readonly clock: Clock;
};

/** A message for an endpoint that the deployment does not have any more. */
class UnknownEndpointError extends Error {
  override readonly name = 'UnknownEndpointError';
}

async function deliver({ webhooks, secretIds, secrets, poster, clock }: Deps, delivery: Delivery): Promise<void> {
  const { endpoint } = delivery;
  const webhook = webhooks.find(({ id }) => id === endpoint);
  const secretId = secretIds[endpoint];
  if (!webhook || secretId === undefined) throw new UnknownEndpointError(`there is no endpoint ${endpoint}`);
  const secret = await secrets.read(secretId);
  await poster.post(webhook.url, signDelivery(delivery, { secret, at: clock.now() }));
}

async function isDelivered(deps: Deps, { body }: QueuedRecord): Promise<boolean> {
  let about: { endpoint: string; eventId: string } | undefined;
  try {
    // One that cannot be read goes where those end that nobody takes, and holds up no other.
    const delivery = deliverySchema.parse(JSON.parse(body));
    about = { endpoint: delivery.endpoint, eventId: delivery.detail.eventId };
    await deliver(deps, delivery);
    logger.info('delivered', about);
    return true;
  } catch (error) {
    const { name, message } = error as Error;
    logger.warn('not delivered', { ...about, why: about ? message : name });
    return false;
  }
}

/** Tells the endpoints of a deployment what has happened. What one has not taken stays in its queue, and is tried again. */
export const createHandler =
  (deps: Deps) =>
  async ({ Records }: z.infer<typeof inputSchema>): Promise<SQSBatchResponse> => {
    const delivered = await Promise.all(Records.map((record) => isDelivered(deps, record)));
    count('WebhooksDelivered', delivered.filter(Boolean).length);
    count('WebhooksFailed', delivered.filter((done) => !done).length);
    const failed = Records.filter((_, index) => !delivered[index]);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
