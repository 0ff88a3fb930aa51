import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request that says who sent it by a signature over its bytes. */
export type SignedBody = {
  /** The bytes that were sent, before anybody has read them. */
  readonly body: Uint8Array;
  /** `t=SECONDS,v1=HEX,v1=HEX`; undefined when there is none. */
  readonly signature: string | undefined;
  /** When it came in, in milliseconds since 1970. */
  readonly receivedAt: number;
};

/** What a signature proves. `stale`: the right secret, but signed more than five minutes before or after it came in. */
export type SignatureCheck = 'genuine' | 'missing' | 'unreadable' | 'stale' | 'unknown';

/** A request that was listened to on its way cannot be sent again later than this. */
const toleranceSeconds = 300;
const longestHeader = 2_000;

type Signature = { readonly seconds: string; readonly digests: readonly Buffer[] };

function readSignature(header: string): Signature | undefined {
  if (header.length > longestHeader) return undefined;
  const pairs = header.split(',').map((pair) => /^\s*([^=\s]+)=(.*?)\s*$/s.exec(pair) ?? []);
  const valuesOf = (name: string) =>
    pairs.flatMap(([, key, value]) => (key === name && value !== undefined ? [value] : []));
  const [seconds, ...others] = valuesOf('t');
  const digests = valuesOf('v1')
    .filter((value) => /^[0-9a-f]{64}$/i.test(value))
    .map((value) => Buffer.from(value, 'hex'));
  if (seconds === undefined || others.length > 0 || !/^\d{1,12}$/.test(seconds) || digests.length === 0)
    return undefined;
  return { seconds, digests };
}

/** The HMAC-SHA256 of `SECONDS.BODY` under a secret: what `v1` has to be, as bytes. */
export function digestOf(secret: string, seconds: string | number, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
}

/**
 * Checks the signature of a request against the secrets that are in use, as Stripe and our own webhooks sign
 * (https://docs.stripe.com/webhooks#verify-manually). Every pair is compared, each in constant time, so that the time it
 * takes tells nothing of a secret or of which one fits.
 */
export function checkSignature(
  { body, signature, receivedAt }: SignedBody,
  secrets: readonly string[],
): SignatureCheck {
  if (signature === undefined || signature.trim() === '') return 'missing';
  const read = readSignature(signature);
  if (!read) return 'unreadable';
  const fits = secrets
    .map((secret) => digestOf(secret, read.seconds, body))
    .flatMap((right) => read.digests.map((given) => timingSafeEqual(given, right)));
  if (!fits.includes(true)) return 'unknown';
  return Math.abs(receivedAt / 1000 - Number(read.seconds)) <= toleranceSeconds ? 'genuine' : 'stale';
}
