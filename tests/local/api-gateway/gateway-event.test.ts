import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { aGateway, bearer, issuer, readToken } from './gateway-fixture.ts';

const post = (url: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string>) =>
  fetch(`${url}/echo`, { method: 'POST', body, headers });

describe('the event a function gets', () => {
  test('is payload format 2.0, with the claims of the token as text', async () => {
    const { url, calls } = await aGateway();
    const token = await issuer.issue({ clientId: 'erp', scopes: ['relance/payments.write', 'relance/read'] });
    await fetch(`${url}/invoices/acme-fa-1/payments?dry=1&tag=a&tag=b%20c`, {
      method: 'POST',
      headers: {
        ...bearer(token),
        'Content-Type': 'application/json',
        'Idempotency-Key': 'p-1',
        'user-agent': 'erp/7',
      },
      body: '{"amountMinor":12000}',
    });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      functionName: 'record-payment',
      event: {
        version: '2.0',
        routeKey: 'POST /invoices/{id}/payments',
        rawPath: '/invoices/acme-fa-1/payments',
        rawQueryString: 'dry=1&tag=a&tag=b%20c',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'p-1', 'content-length': '21' },
        queryStringParameters: { dry: '1', tag: 'a,b c' },
        pathParameters: { id: 'acme-fa-1' },
        requestContext: {
          accountId: '000000000000',
          apiId: 'local',
          domainName: new URL(url).host,
          http: {
            method: 'POST',
            path: '/invoices/acme-fa-1/payments',
            protocol: 'HTTP/1.1',
            sourceIp: '127.0.0.1',
            userAgent: 'erp/7',
          },
          routeKey: 'POST /invoices/{id}/payments',
          stage: '$default',
          time: '02/Mar/2026:08:00:00 +0000',
          timeEpoch: 1772438400123,
          authorizer: {
            jwt: {
              claims: {
                client_id: 'erp',
                sub: 'erp',
                token_use: 'access',
                iss: 'http://127.0.0.1/issuer',
                scope: 'relance/payments.write relance/read',
                exp: expect.stringMatching(/^\d+$/),
              },
              scopes: ['relance/payments.write', 'relance/read'],
            },
          },
        },
        body: '{"amountMinor":12000}',
        isBase64Encoded: false,
      },
    });
  });

  test.each([
    [['manager', 'collector'], '[manager collector]'],
    [['viewer'], '[viewer]'],
  ])("has a person's groups %j as the text %s", async (groups, text) => {
    const { url, calls } = await aGateway();
    const person = { username: 'ann', groups };
    const token = await issuer.issue({ clientId: 'people', scopes: ['relance/read'], person });
    await fetch(`${url}/tasks/1`, { headers: bearer(token) });
    expect(calls[0]?.event.requestContext.authorizer?.jwt.claims).toMatchObject({
      username: 'ann',
      sub: 'ann',
      client_id: 'people',
      'cognito:groups': text,
    });
  });

  test('has path parameters decoded, a slash within one included', async () => {
    const { url, calls } = await aGateway();
    await fetch(`${url}/tasks/FA%2F1%20%C3%A9`, { headers: bearer(readToken) });
    expect(calls[0]?.event).toMatchObject({ pathParameters: { id: 'FA/1 é' }, rawPath: '/tasks/FA/1 é' });
  });

  test('leaves out what the request does not have', async () => {
    const { url, calls } = await aGateway();
    await fetch(`${url}/openapi.json`);
    const event = calls[0]?.event ?? {};
    for (const name of ['body', 'cookies', 'queryStringParameters', 'pathParameters'])
      expect(event).not.toHaveProperty(name);
    expect(calls[0]?.event.requestContext).not.toHaveProperty('authorizer');
    expect(calls[0]?.event).toMatchObject({ rawQueryString: '', isBase64Encoded: false });
  });

  test('has cookies one by one, and a header given twice joined by a comma', async () => {
    const { url, calls } = await aGateway();
    const headers = { cookie: 'a=1; b=2', 'x-forwarded-host': ['one', 'two'] };
    await new Promise<void>((resolve, reject) => {
      request(`${url}/openapi.json`, { headers }, (res) => res.resume().on('end', resolve))
        .on('error', reject)
        .end();
    });
    expect(calls[0]?.event.cookies).toEqual(['a=1', 'b=2']);
    expect(calls[0]?.event.headers).not.toHaveProperty('cookie');
    expect(calls[0]?.event.headers['x-forwarded-host']).toBe('one,two');
  });

  test.each([
    ['application/json; charset=utf-8', false],
    ['text/csv', false],
    ['application/xml', false],
    ['application/x-www-form-urlencoded', true],
    ['application/octet-stream', true],
    ['application/pdf', true],
  ])('has a body of %s as base64: %s', async (contentType, isBase64Encoded) => {
    const { url, calls } = await aGateway();
    await post(url, 'é=1', { 'content-type': contentType });
    const body = isBase64Encoded ? Buffer.from('é=1').toString('base64') : 'é=1';
    expect(calls[0]?.event).toMatchObject({ body, isBase64Encoded });
  });

  test('has a compressed body as base64, byte for byte', async () => {
    const { url, calls } = await aGateway();
    const bytes = Buffer.from([31, 139, 0, 255, 254]);
    await post(url, bytes, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    expect(calls[0]?.event).toMatchObject({ body: bytes.toString('base64'), isBase64Encoded: true });
  });
});

describe('the answer of a function', () => {
  test('gives status, headers, cookies and body', async () => {
    const { url } = await aGateway({
      statusCode: 409,
      headers: { 'Content-Type': 'application/problem+json', 'Retry-After': 5 },
      cookies: ['a=1', 'b=2; Path=/'],
      body: '{"title":"déjà"}',
    });
    const res = await fetch(`${url}/openapi.json`);
    expect(res.status).toBe(409);
    expect(res.headers.get('content-type')).toBe('application/problem+json');
    expect(res.headers.get('retry-after')).toBe('5');
    expect(res.headers.getSetCookie()).toEqual(['a=1', 'b=2; Path=/']);
    expect(res.headers.get('apigw-requestid')).toBeTruthy();
    expect(await res.json()).toEqual({ title: 'déjà' });
  });

  test('in base64 reaches the caller as bytes', async () => {
    const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255]);
    const { url } = await aGateway({ statusCode: 200, body: bytes.toString('base64'), isBase64Encoded: true });
    expect(Buffer.from(await (await fetch(`${url}/openapi.json`)).arrayBuffer())).toEqual(bytes);
  });

  test.each([
    ['an object', { balanceMinor: 0 }, '{"balanceMinor":0}'],
    ['a list', [1, 2], '[1,2]'],
    ['a text', 'done', 'done'],
  ])('that is %s without a status is 200 and JSON', async (_, payload, body) => {
    const { url } = await aGateway(payload);
    const res = await fetch(`${url}/openapi.json`);
    expect(res.status).toBe(200);
    expect(res.headers.get('content-type')).toBe('application/json');
    expect(await res.text()).toBe(body);
  });

  test.each([
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
    ['a status that is none', { statusCode: 'ok' }],
    ['a header of two lines', { statusCode: 200, headers: { location: '/a\r\nset-cookie: b=1' } }],
    ['a cookie of two lines', { statusCode: 200, cookies: ['a=1\r\nlocation: /b'] }],
    ['a header whose name is none', { statusCode: 200, headers: { 'a b': '1' } }],
  ])('with %s is an internal error', async (_, payload) => {
    const { url } = await aGateway(payload);
    const res = await fetch(`${url}/openapi.json`);
    expect(res.status).toBe(500);
    expect(await res.json()).toEqual({ message: 'Internal Server Error' });
  });

  test('that is a failure is an internal error which tells nothing of it', async () => {
    const failing = { invoke: async () => ({ ok: false, error: 'TypeError', cause: 'secret' }) as const };
    const { url } = await aGateway({}, failing);
    const res = await fetch(`${url}/openapi.json`);
    expect(res.status).toBe(500);
    expect(await res.text()).toBe('{"message":"Internal Server Error"}');
  });

  test('204 has no body', async () => {
    const { url } = await aGateway({ statusCode: 204 });
    const res = await fetch(`${url}/openapi.json`);
    expect(res.status).toBe(204);
    expect(await res.text()).toBe('');
  });
});
