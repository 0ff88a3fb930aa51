import { timingSafeEqual, createHash } from 'node:crypto';

/** A system that may ask for tokens, and the scopes it may have. */
export type TokenClient = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
};

/** What a token request comes to: a client with the scopes it gets, or the OAuth error Cognito answers with 400. */
export type TokenDecision =
  | { readonly kind: 'granted'; readonly clientId: string; readonly scopes: readonly string[] }
  | {
      readonly kind: 'refused';
      readonly error: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';
    };

type Credentials = { readonly clientId: string; readonly clientSecret: string };

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSameSecret = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

function basicCredentials(authorization: string | undefined): Credentials | undefined {
  const encoded = /^basic\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [clientId = '', clientSecret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
  return { clientId, clientSecret };
}

/**
 * Decides on a `client_credentials` request as Cognito does: id and secret in the form or as basic auth; without a
 * `scope`, all the client may have; with one it may not have, `invalid_scope`.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export function decideTokenRequest(
  clients: readonly TokenClient[],
  form: URLSearchParams,
  authorization: string | undefined,
): TokenDecision {
  if (!form.has('grant_type')) return { kind: 'refused', error: 'invalid_request' };
  if (form.get('grant_type') !== 'client_credentials') return { kind: 'refused', error: 'unsupported_grant_type' };
  const { clientId, clientSecret } = basicCredentials(authorization) ?? {
    clientId: form.get('client_id') ?? '',
    clientSecret: form.get('client_secret') ?? '',
  };
  const client = clients.find((candidate) => candidate.clientId === clientId);
  if (!client || !isSameSecret(client.clientSecret, clientSecret)) return { kind: 'refused', error: 'invalid_client' };
  const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (asked.some((scope) => !client.scopes.includes(scope))) return { kind: 'refused', error: 'invalid_scope' };
  return { kind: 'granted', clientId, scopes: asked.length > 0 ? asked : client.scopes };
}
