import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { describe, expect, onTestFinished, test } from 'vitest';
import { apiScopes, createTokenIssuer } from '../../../local/api-gateway/token-issuer.ts';
import { serveHandler } from '../serve.ts';

const erp = {
  clientId: 'erp',
  clientSecret: 's3cret:with-colon',
  scopes: ['relance/invoices.write', 'relance/payments.write'],
};

const issuer = await createTokenIssuer({ url: 'http://127.0.0.1:9/pool', clients: [erp] });

const form = (fields: Record<string, string>) => new URLSearchParams({ grant_type: 'client_credentials', ...fields });
const inForm = { client_id: erp.clientId, client_secret: erp.clientSecret };

async function ask(fields: URLSearchParams, headers: Record<string, string> = {}) {
  const url = await serveHandler(issuer.handle);
  const res = await fetch(`${url}/oauth2/token`, { method: 'POST', body: fields, headers });
  return { status: res.status, body: (await res.json()) as Record<string, unknown> };
}

describe('a system that asks for a token', () => {
  test('gets one with all its scopes, as Cognito writes it', async () => {
    const { status, body } = await ask(form(inForm));
    expect(status).toBe(200);
    expect(body).toEqual({ access_token: expect.any(String), expires_in: 3600, token_type: 'Bearer' });
    const claims = decodeJwt(String(body['access_token']));
    expect(claims).toMatchObject({
      token_use: 'access',
      client_id: 'erp',
      sub: 'erp',
      iss: 'http://127.0.0.1:9/pool',
      scope: 'relance/invoices.write relance/payments.write',
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3600);
    expect(Math.abs(Number(claims.iat) - Date.now() / 1000)).toBeLessThan(5);
  });

  test('may show its secret as basic auth, and ask for one scope of its own', async () => {
    const basic = Buffer.from(`${erp.clientId}:${erp.clientSecret}`).toString('base64');
    const { body } = await ask(form({ scope: 'relance/payments.write' }), { authorization: `Basic ${basic}` });
    expect(decodeJwt(String(body['access_token']))['scope']).toBe('relance/payments.write');
  });

  test.each([
    ['with a wrong secret', form({ ...inForm, client_secret: 'guess' }), 'invalid_client'],
    ['without a secret', form({ client_id: 'erp' }), 'invalid_client'],
    ['that nobody knows', form({ ...inForm, client_id: 'other' }), 'invalid_client'],
    ['for a scope it may not have', form({ ...inForm, scope: 'relance/cases.write' }), 'invalid_scope'],
    ['in a way there is none', form({ ...inForm, grant_type: 'password' }), 'unsupported_grant_type'],
    ['without saying how', new URLSearchParams(inForm), 'invalid_request'],
    ['with a form beyond reason', form({ ...inForm, scope: 'x'.repeat(70_000) }), 'invalid_request'],
  ])('%s is refused', async (_, fields, error) => {
    expect(await ask(fields)).toEqual({ status: 400, body: { error } });
  });
});

describe('the documents of the issuer', () => {
  test('let any party check a token with the published keys', async () => {
    const url = await serveHandler(issuer.handle);
    const keys = createRemoteJWKSet(new URL(`${url}/.well-known/jwks.json`));
    const token = await issuer.issue({ clientId: 'erp', scopes: erp.scopes });
    const { payload } = await jwtVerify(token, keys, { issuer: issuer.url });
    expect(payload['client_id']).toBe('erp');
  });

  test('name its endpoints and scopes, and show no private key', async () => {
    const url = await serveHandler(issuer.handle);
    const configuration = await (await fetch(`${url}/.well-known/openid-configuration`)).json();
    expect(configuration).toMatchObject({
      issuer: 'http://127.0.0.1:9/pool',
      jwks_uri: 'http://127.0.0.1:9/pool/.well-known/jwks.json',
      token_endpoint: 'http://127.0.0.1:9/pool/oauth2/token',
      scopes_supported: [...apiScopes],
    });
    const { keys } = (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as { keys: object[] };
    expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']]);
  });

  test('are all there is', async () => {
    const url = await serveHandler(issuer.handle);
    expect((await fetch(`${url}/oauth2/token`)).status).toBe(404);
  });
});

test('the key pair is kept on disk for its owner alone, and tokens outlive a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'issuer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const dataDir = join(folder, 'data');
  const before = await createTokenIssuer({ url: issuer.url, clients: [], dataDir });
  const token = await before.issue({ clientId: 'erp', scopes: erp.scopes });
  const after = await createTokenIssuer({ url: issuer.url, clients: [], dataDir });
  expect((await jwtVerify(token, after.keys)).payload['client_id']).toBe('erp');

  const path = join(dataDir, 'token-signing-key.json');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('d');
});

test('a key pair that a kill left half written is made again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'issuer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'token-signing-key.json'), '{"kty":"RSA","n":"', { mode: 0o600 });
  const before = await createTokenIssuer({ url: issuer.url, clients: [], dataDir: folder });
  const token = await before.issue({ clientId: 'erp', scopes: erp.scopes });
  const after = await createTokenIssuer({ url: issuer.url, clients: [], dataDir: folder });
  expect((await jwtVerify(token, after.keys)).payload['client_id']).toBe('erp');
});
