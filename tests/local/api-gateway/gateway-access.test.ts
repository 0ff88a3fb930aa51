import { connect } from 'node:net';
import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { createTokenIssuer } from '../../../local/api-gateway/token-issuer.ts';
import { aGateway, bearer, issuer, readToken } from './gateway-fixture.ts';

const scopes = ['relance/read'];
const otherIssuer = await createTokenIssuer({ url: issuer.url, clients: [] });
const otherKeys = await generateKeyPair('RS256');
const claims = { token_use: 'access', scope: 'relance/read', client_id: 'finance' };

const expiredToken = await issuer.issue({ clientId: 'finance', scopes, lifetimeSeconds: -1 });
const tokenOfUnknownKey = await otherIssuer.issue({ clientId: 'finance', scopes });
const forgedToken = await new SignJWT(claims)
  .setProtectedHeader({ alg: 'RS256' })
  .setIssuer(issuer.url)
  .setExpirationTime('1h')
  .sign(otherKeys.privateKey);
const unsignedToken = new UnsecuredJWT(claims).setIssuer(issuer.url).setExpirationTime('1h').encode();

function withMoreScopes(token: string): string {
  const [head, , signature] = token.split('.');
  const payload = { ...claims, scope: 'relance/read relance/payments.write', iss: issuer.url, exp: 9_999_999_999 };
  return [head, Buffer.from(JSON.stringify(payload)).toString('base64url'), signature].join('.');
}

async function get(url: string, path: string, headers: Record<string, string> = {}) {
  const res = await fetch(url + path, { headers });
  return { status: res.status, body: await res.text(), challenge: res.headers.get('www-authenticate') };
}

describe('a protected route', () => {
  test('lets in a token with its scope, with or without the word Bearer', async () => {
    const { url, calls } = await aGateway();
    expect(await get(url, '/tasks/7', bearer(readToken))).toMatchObject({ status: 200 });
    expect(await get(url, '/tasks/7', { authorization: readToken })).toMatchObject({ status: 200 });
    expect(calls).toHaveLength(2);
  });

  test.each([
    ['no token', undefined],
    ['an empty token', ''],
    ['what is no token', 'abc'],
    ['an expired token', expiredToken],
    ['a token of a key the issuer does not know', tokenOfUnknownKey],
    ['a token with a forged signature', forgedToken],
    ['a token without signature', unsignedToken],
    ['a token that was given more scopes', withMoreScopes(readToken)],
  ])('answers 401 to %s and asks no function', async (_, token) => {
    const { url, calls } = await aGateway();
    const answer = await get(url, '/tasks/7', token === undefined ? {} : bearer(token));
    expect(answer).toMatchObject({ status: 401, body: '{"message":"Unauthorized"}' });
    expect(answer.challenge).toMatch(/^Bearer/);
    expect(calls).toEqual([]);
  });

  test('answers 401 to a token of another issuer, though the key is the same', async () => {
    const elsewhere = { url: 'http://127.0.0.1/other-pool', keys: issuer.keys };
    const { url, calls } = await aGateway({}, { issuer: elsewhere });
    expect(await get(url, '/tasks/7', bearer(readToken))).toMatchObject({ status: 401 });
    expect(calls).toEqual([]);
  });

  test.each([
    ['that never expires', 'RS256', undefined, 401],
    ['signed by another algorithm than RS256', 'PS256', '1h', 401],
    ['that expires and is signed by RS256', 'RS256', '1h', 200],
  ])('meets a token %s, of a key it knows: %s, %s, %i', async (_, alg, expiry, status) => {
    const { privateKey, publicKey } = await generateKeyPair(alg);
    const { url } = await aGateway({}, { issuer: { url: issuer.url, keys: async () => publicKey } });
    const token = new SignJWT(claims).setProtectedHeader({ alg }).setIssuer(issuer.url);
    if (expiry !== undefined) token.setExpirationTime(expiry);
    expect(await get(url, '/tasks/7', bearer(await token.sign(privateKey)))).toMatchObject({ status });
  });

  test('tells an expired token as such', async () => {
    const { url } = await aGateway();
    const { challenge } = await get(url, '/tasks/7', bearer(expiredToken));
    expect(challenge).toBe(
      'Bearer scope="relance/read" error="invalid_token" error_description="the token has expired"',
    );
  });

  test('looks at real time for the expiry, whatever the time of the stack', async () => {
    const { url } = await aGateway({}, { clock: { now: () => Date.parse('2199-01-01T00:00:00Z') } });
    expect(await get(url, '/tasks/7', bearer(readToken))).toMatchObject({ status: 200 });
  });

  test('answers 403 to a good token without its scope', async () => {
    const { url, calls } = await aGateway();
    const res = await fetch(`${url}/invoices/1/payments`, { method: 'POST', headers: bearer(readToken), body: '{}' });
    expect(res.status).toBe(403);
    expect(await res.text()).toBe('{"message":"Forbidden"}');
    expect(res.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
    expect(calls).toEqual([]);
  });

  test('takes only the clients of its audience, when it has one', async () => {
    const finance = await aGateway({}, { audience: ['finance'] });
    expect(await get(finance.url, '/tasks/7', bearer(readToken))).toMatchObject({ status: 200 });
    const erp = await aGateway({}, { audience: ['erp'] });
    expect(await get(erp.url, '/tasks/7', bearer(readToken))).toMatchObject({ status: 401 });
  });
});

describe('a route', () => {
  test('of literal words goes before one with a parameter', async () => {
    const { url, calls } = await aGateway();
    await get(url, '/tasks/open', bearer(readToken));
    await get(url, '/tasks/opened', bearer(readToken));
    expect(calls.map(({ functionName }) => functionName)).toEqual(['list-open-tasks', 'get-task']);
  });

  test.each(['/nothing', '/tasks', '/tasks/', '/tasks/1/2', '/openapi.json/'])(
    'that is none, %s, is 404',
    async (path) => {
      const { url } = await aGateway();
      expect(await get(url, path, bearer(readToken))).toMatchObject({ status: 404, body: '{"message":"Not Found"}' });
    },
  );

  test('asked with another method is 404', async () => {
    const { url } = await aGateway();
    expect((await fetch(`${url}/openapi.json`, { method: 'DELETE' })).status).toBe(404);
  });

  test('with broken percent-encoding is 400', async () => {
    const { url } = await aGateway();
    expect(await get(url, '/tasks/%E0%A4%A')).toMatchObject({ status: 400, body: '{"message":"Bad Request"}' });
  });
});

describe('a body', () => {
  const postBytes = (url: string, bytes: number) =>
    fetch(`${url}/echo`, { method: 'POST', body: new Uint8Array(bytes), headers: { 'content-type': 'text/plain' } });

  test('of 10 MB is taken, and one byte more is 413', async () => {
    const { url, calls } = await aGateway();
    expect((await postBytes(url, 10 * 1024 * 1024)).status).toBe(200);
    const res = await postBytes(url, 10 * 1024 * 1024 + 1);
    expect(res.status).toBe(413);
    expect(await res.json()).toEqual({ message: 'Request Entity Too Large' });
    expect(calls).toHaveLength(1);
  });

  test('whose caller goes away halfway reaches no function, and the next request is served', async () => {
    const { url, calls } = await aGateway();
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
        socket.write('POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf', () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect((await postBytes(url, 4)).status).toBe(200);
    expect(calls).toHaveLength(1);
  });
});

test('a thousand requests over kept connections are each answered, under an id of their own', async () => {
  const { url, calls } = await aGateway({ statusCode: 200, body: '{}' });
  for (let batch = 0; batch < 20; batch += 1) {
    await Promise.all(Array.from({ length: 50 }, () => get(url, '/tasks/7', bearer(readToken))));
  }
  expect(calls).toHaveLength(1000);
  expect(new Set(calls.map(({ event }) => event.requestContext.requestId)).size).toBe(1000);
});
