import { jwtVerify, errors } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';

/** Who may issue the tokens: the issuer's address as it stands in them, and the keys it signs with. */
export type TrustedIssuer = { readonly url: string; readonly keys: JWTVerifyGetKey };

/** What a token allows: its claims as API Gateway hands them on (all of them text), its scopes. */
export type AccessGrant = { readonly claims: Record<string, string>; readonly scopes: string[] };

/** The answer to a token: let in, not known (401), or known without the scope of the route (403). */
export type AccessDecision =
  | { readonly kind: 'granted'; readonly grant: AccessGrant }
  | { readonly kind: 'unauthorized'; readonly challenge: string }
  | { readonly kind: 'forbidden'; readonly challenge: string };

/** A list comes as `[manager collector]`, and `lambdas/runtime/caller.ts` reads it so. */
const claimText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? `[${value.join(' ')}]` : JSON.stringify(value);
};

function grantOf(payload: JWTPayload): AccessGrant {
  const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]));
  const scope = typeof payload['scope'] === 'string' ? payload['scope'] : '';
  return { claims, scopes: scope.split(' ').filter((one) => one !== '') };
}

/** Cognito's access tokens have no `aud`; API Gateway then compares the audience with `client_id`. */
function isForAudience(payload: JWTPayload, audience: readonly string[]): boolean {
  const named = payload.aud ?? payload['client_id'];
  return [named].flat().some((one) => typeof one === 'string' && audience.includes(one));
}

/**
 * Checks a request's token as the JWT authorizer of an HTTP API does, by real time: signature (RS256), issuer, expiry,
 * audience when one is asked for, then the scope of the route.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function createAccessCheck(issuer: TrustedIssuer, audience?: readonly string[]) {
  return async (authorization: string | undefined, scope: string): Promise<AccessDecision> => {
    const token = authorization?.replace(/^bearer\s+/i, '').trim();
    if (!token) return { kind: 'unauthorized', challenge: 'Bearer' };
    const refused = (description: string): AccessDecision => ({
      kind: 'unauthorized',
      challenge: `Bearer scope="${scope}" error="invalid_token" error_description="${description}"`,
    });
    try {
      const { payload } = await jwtVerify(token, issuer.keys, {
        issuer: issuer.url,
        algorithms: ['RS256'],
        requiredClaims: ['exp'],
      });
      if (audience && !isForAudience(payload, audience)) return refused('the audience is not accepted');
      const grant = grantOf(payload);
      if (grant.scopes.includes(scope)) return { kind: 'granted', grant };
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      return refused(error.code === 'ERR_JWT_EXPIRED' ? 'the token has expired' : 'the token is not accepted');
    }
    return {
      kind: 'forbidden',
      challenge: `Bearer scope="${scope}" error="insufficient_scope" error_description="the token lacks the scope"`,
    };
  };
}
