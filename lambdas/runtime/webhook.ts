import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { checkSignature, type SignatureCheck } from '../domain/signed/check-signature.ts';
import { secretsOf } from '../domain/signed/shared-secrets.ts';
import type { Settings } from '../domain/settings.ts';
import type { Secrets } from '../ports/secrets.ts';
import { answering, type HttpAnswer } from './http.ts';
import { type Event, readJson, readParams, usualKilobytes } from './http-request.ts';
import { notFound, ProblemError } from './problem.ts';

/** What somebody sent who has signed it with a secret of the creditor's. */
export type SignedRequest = { readonly creditor: string; readonly body: unknown };

type Guard = {
  readonly secrets: Secrets;
  readonly settings: Pick<Settings, 'creditors'>;
  readonly secretId: string;
  /** The header with the signature, in lower case. */
  readonly header: string;
};

const refusals: Readonly<Record<Exclude<SignatureCheck, 'genuine'>, (header: string) => ProblemError>> = {
  missing: (header) => new ProblemError(401, 'unsigned', `There is no signature: the header ${header} is missing.`),
  unreadable: (header) =>
    new ProblemError(400, 'signature', `The header ${header} is not t=SECONDS,v1=HEX with 64 hexadecimal digits.`),
  unknown: () => new ProblemError(401, 'signature', 'The signature fits no secret that this creditor has in use.'),
  stale: () => new ProblemError(401, 'stale', 'It was signed more than 5 minutes before or after it came in.'),
};

/** The bytes that were sent: text was valid UTF-8, or its signature does not fit. */
function bytesOf({ body = '', isBase64Encoded }: Event): Buffer {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > usualKilobytes * 1024)
    throw new ProblemError(413, 'tooLarge', `The body is over ${usualKilobytes} kB.`);
  return bytes;
}

/**
 * The middleware stack of a function that others call without a token of ours: their signature over the bytes is checked
 * before anything of them is read, by the time at which the gateway got them. A secret that fits nothing may be an old
 * one: it is read again before somebody is refused.
 */
export function webhookEntry(
  { secrets, settings, secretId, header }: Guard,
  handle: (request: SignedRequest) => Promise<HttpAnswer>,
): (event: Event, context: Context) => Promise<APIGatewayProxyStructuredResultV2> {
  return answering(async (event) => {
    const { creditor = '' } = readParams(event);
    if (settings.creditors.every(({ id }) => id !== creditor)) throw notFound('This creditor');
    const { timeEpoch: receivedAt } = event.requestContext;
    const signed = { body: bytesOf(event), signature: event.headers[header], receivedAt };
    let checked = checkSignature(signed, secretsOf(await secrets.read(secretId), creditor));
    if (checked === 'unknown')
      checked = checkSignature(signed, secretsOf(await secrets.read(secretId, { isNewer: true }), creditor));
    if (checked !== 'genuine') throw refusals[checked](header);
    return handle({ creditor, body: readJson(signed.body) });
  });
}
