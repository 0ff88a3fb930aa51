import * as z from 'zod';
import { digestOf } from '../signed/check-signature.ts';
import type { Delivery } from './delivery.ts';

const secret = z.string().min(16).max(500);
const secretsSchema = z.strictObject({ current: secret, previous: secret.nullish() });

/** The secret of an endpoint is not what it has to be. Never says what it is. */
export class UnreadableEndpointSecretError extends Error {
  override readonly name = 'UnreadableEndpointSecretError';
  constructor(endpoint: string) {
    super(`the secret of ${endpoint} is not {"current": "…", "previous": "…"} with 16 to 500 characters`);
  }
}

function secretsOf(text: string | undefined, endpoint: string): readonly string[] {
  try {
    const { current, previous } = secretsSchema.parse(JSON.parse(text ?? ''));
    return [current, ...(typeof previous === 'string' ? [previous] : [])];
  } catch {
    // The errors quote what they could not read.
    throw new UnreadableEndpointSecretError(endpoint);
  }
}

/** A request as it is sent to an endpoint. */
export type SignedDelivery = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/**
 * What an endpoint is sent: the event, its id, and a signature by each secret in use, so that the receiver may change his
 * at any moment while there are two. `at`: when it is sent. Throws UnreadableEndpointSecretError without a usable secret.
 */
export function signDelivery(
  { endpoint, detail }: Delivery,
  { secret: text, at }: { readonly secret: string | undefined; readonly at: string },
): SignedDelivery {
  const body = JSON.stringify(detail);
  const seconds = Math.floor(Date.parse(at) / 1000);
  const signatures = secretsOf(text, endpoint).map(
    (each) => `v1=${digestOf(each, seconds, Buffer.from(body)).toString('hex')}`,
  );
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Relance',
      'relance-event-id': detail.eventId,
      'relance-event-type': detail.type,
      'relance-signature': [`t=${seconds}`, ...signatures].join(','),
    },
    body,
  };
}
