import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLocalJWKSet, SignJWT } from 'jose';
import { readBody } from '../http/read-body.ts';
import type { RequestHandler } from '../http/request-handler.ts';
import type { TrustedIssuer } from './access-check.ts';
import { loadSigningKey } from './signing-key.ts';
import { decideTokenRequest } from './token-request.ts';
import type { TokenClient } from './token-request.ts';

/** The scopes of the HTTP API, as Cognito writes them: resource server, then right. */
export const apiScopes = [
  'relance/invoices.write',
  'relance/payments.write',
  'relance/cases.write',
  'relance/read',
] as const;

export type TokenIssuerOptions = {
  /** The address it is mounted at, without a final slash; it stands in every token as `iss`. */
  readonly url: string;
  readonly clients: readonly TokenClient[];
  /** Where the key pair is kept; absent, the pair and its tokens end with the process. */
  readonly dataDir?: string | undefined;
};

/** Somebody who signed in: his name in the user pool, and the groups he is in. */
export type Person = { readonly username: string; readonly groups: readonly string[] };

export type TokenIssuer = TrustedIssuer & {
  /** Answers `/oauth2/token` and the two documents under `/.well-known/`; mount it where `url` says. */
  readonly handle: RequestHandler;
  /**
   * A token without asking for one, for what runs inside the local stack: of a person, or of the client itself. Real time;
   * an hour unless told.
   */
  issue(token: {
    clientId: string;
    scopes: readonly string[];
    lifetimeSeconds?: number;
    person?: Person;
  }): Promise<string>;
};

/** Cognito's own default for access tokens. */
const lifetimeSeconds = 3600;
const maxFormBytes = 64 * 1024;

function answerJson(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body));
}

/** What the token of a person says that no other does; groups only when he is in any. */
function personClaims({ username, groups }: Person) {
  return { username, ...(groups.length > 0 && { 'cognito:groups': groups }) };
}

/** Issues access tokens as a Cognito user pool does for systems (client credentials), with a key pair of its own. */
export async function createTokenIssuer({ url, clients, dataDir }: TokenIssuerOptions): Promise<TokenIssuer> {
  const { kid, privateKey, publicJwk } = await loadSigningKey(dataDir);
  const jwks = { keys: [publicJwk] };
  const configuration = {
    issuer: url,
    jwks_uri: `${url}/.well-known/jwks.json`,
    token_endpoint: `${url}/oauth2/token`,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    scopes_supported: apiScopes,
    response_types_supported: ['token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };

  const issue: TokenIssuer['issue'] = ({ clientId, scopes, person, lifetimeSeconds: lifetime = lifetimeSeconds }) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { token_use: 'access', scope: scopes.join(' '), auth_time: now, version: 2, client_id: clientId };
    return (
      new SignJWT({ ...claims, ...(person && personClaims(person)) })
        .setProtectedHeader({ alg: 'RS256', kid })
        // Where people sign in by e-mail, the pool gives each a UUID that is name and subject in one.
        .setSubject(person?.username ?? clientId)
        .setIssuer(url)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetime)
        .setJti(randomUUID())
        .sign(privateKey)
    );
  };

  async function answerToken(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const reading = await readBody(req, maxFormBytes);
    if (reading.kind === 'abandoned') return;
    if (reading.kind === 'tooLarge') return answerJson(res, 400, { error: 'invalid_request' });
    const form = new URLSearchParams(reading.body.toString('utf8'));
    const decision = decideTokenRequest(clients, form, req.headers.authorization);
    if (decision.kind === 'refused') return answerJson(res, 400, { error: decision.error });
    const { clientId, scopes } = decision;
    const access_token = await issue({ clientId, scopes });
    answerJson(res, 200, { access_token, expires_in: lifetimeSeconds, token_type: 'Bearer' });
  }

  return {
    url,
    keys: createLocalJWKSet(jwks),
    issue,
    async handle(req, res) {
      const asked = `${req.method} ${req.url?.split('?')[0]}`;
      if (asked === 'POST /oauth2/token') return answerToken(req, res);
      if (asked === 'GET /.well-known/jwks.json') return answerJson(res, 200, jwks);
      if (asked === 'GET /.well-known/openid-configuration') return answerJson(res, 200, configuration);
      answerJson(res, 404, { message: 'Not Found' });
    },
  };
}
