import './silent-powertools.ts';
import type { Context } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../lambdas/domain/signed/check-signature.ts';
import type { Secrets } from '../../lambdas/ports/secrets.ts';
import { type SignedRequest, webhookEntry } from '../../lambdas/runtime/webhook.ts';

const seconds = 1_774_008_000;
const [current, previous, next] = ['the secret in use now', 'the secret before it!', 'a secret not read yet'];
const context = { awsRequestId: 'r', functionName: 'f' } as Context;

type Sent = {
  readonly body?: string | Buffer;
  readonly signature?: string;
  readonly creditor?: string;
  readonly age?: number;
  readonly isBase64?: boolean;
};

const sign = (body: string | Buffer, secret = current, t = seconds) =>
  `t=${t},v1=${digestOf(secret, t, Buffer.from(body)).toString('hex')}`;

/** What a function answers to whoever signs, what it has handled, and how often it asked for newer secrets. */
function aFunction(held: string = JSON.stringify({ main: { current, previous } }), newer = held) {
  const handled: SignedRequest[] = [];
  let asked = 0;
  const secrets: Secrets = {
    read: (_id, { isNewer = false } = {}) => {
      asked += Number(isNewer);
      return Promise.resolve(isNewer ? newer : held);
    },
  };
  const settings = { creditors: [{ id: 'main' }, { id: 'other' }] } as Parameters<typeof webhookEntry>[0]['settings'];
  const entry = webhookEntry({ secrets, settings, secretId: 's', header: 'stripe-signature' }, (request) => {
    handled.push(request);
    return Promise.resolve({ status: 200, body: {} });
  });
  return {
    handled,
    asked: () => asked,
    send: async ({ body = '{"a":1}', signature, creditor = 'main', age = 0, isBase64 = false }: Sent) => {
      const event = {
        routeKey: 'POST /webhooks/stripe/{creditor}',
        pathParameters: { creditor },
        headers: {
          'content-type': 'application/json',
          ...(signature !== undefined && { 'stripe-signature': signature }),
        },
        requestContext: { timeEpoch: (seconds + age) * 1000, requestId: 'r' },
        body: Buffer.from(body).toString(isBase64 ? 'base64' : 'utf8'),
        isBase64Encoded: isBase64,
      } as unknown as Parameters<typeof entry>[0];
      const answer = await entry(event, context);
      const { title, detail } = JSON.parse(answer.body ?? '{}') as { title?: string; detail?: string };
      return { status: answer.statusCode, title, detail };
    },
  };
}

describe('a function that asks for a signature', () => {
  it('hands on what the creditor named in the address has a secret for, byte for byte', async () => {
    const { send, handled } = aFunction();
    const body = '{ "name" : "é" }\r\n';
    expect(await send({ body, signature: sign(body) })).toMatchObject({ status: 200 });
    expect(await send({ body, signature: sign(body), isBase64: true })).toMatchObject({ status: 200 });
    expect(await send({ body, signature: sign(body, previous) })).toMatchObject({ status: 200 });
    expect(handled).toEqual(Array.from({ length: 3 }, () => ({ creditor: 'main', body: { name: 'é' } })));
  });

  it.each<[string, Sent, object]>([
    ['without a signature', {}, { status: 401, title: 'unsigned' }],
    ['with one that is none', { signature: 'sha256=abc' }, { status: 400, title: 'signature' }],
    [
      'signed by somebody else',
      { signature: sign('{"a":1}', 'a secret of nobody') },
      { status: 401, title: 'signature' },
    ],
    ['signed over other bytes', { signature: sign('{"a": 1}') }, { status: 401, title: 'signature' }],
    ['signed too long ago', { signature: sign('{"a":1}'), age: 301 }, { status: 401, title: 'stale' }],
    [
      'signed for another creditor',
      { signature: sign('{"a":1}'), creditor: 'other' },
      { status: 401, title: 'signature' },
    ],
    [
      'for a creditor that we do not have',
      { signature: sign('{"a":1}'), creditor: 'third' },
      { status: 404, title: 'notFound' },
    ],
    ['that is too large', { body: 'x'.repeat(256 * 1024 + 1) }, { status: 413, title: 'tooLarge' }],
    ['that is no JSON', { body: 'x', signature: sign('x') }, { status: 400, title: 'notJson' }],
  ])('refuses what comes %s, says why, and reads no more of it', async (_what, sent, problem) => {
    const { send, handled } = aFunction();
    const answer = await send(sent);
    expect(answer).toMatchObject(problem);
    expect(answer.detail).toMatch(/\.$|is not known/);
    expect(handled).toEqual([]);
  });

  it('looks for a newer secret once before it refuses, and only when none fits', async () => {
    const { send, asked } = aFunction(undefined, JSON.stringify({ main: { current: next, previous: current } }));
    expect(await send({ signature: sign('{"a":1}', current) })).toMatchObject({ status: 200 });
    expect(await send({ signature: sign('{"a":1}', current), age: 999 })).toMatchObject({ status: 401 });
    expect(asked()).toBe(0);
    expect(await send({ signature: sign('{"a":1}', next) })).toMatchObject({ status: 200 });
    expect(await send({ signature: sign('{"a":1}', 'a secret of nobody') })).toMatchObject({ status: 401 });
    expect(asked()).toBe(2);
  });

  it('lets nobody in as long as no secret was put in place', async () => {
    const { send, handled } = aFunction('{}');
    expect(await send({ signature: sign('{"a":1}', '') })).toMatchObject({ status: 401 });
    expect(handled).toEqual([]);
  });

  it('handles nothing unsigned, whatever it is', async () => {
    const { send, handled } = aFunction();
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.option(fc.string({ unit: 'binary', maxLength: 80 })), async (body, made) => {
        const signature = made === null ? {} : { signature: `t=${seconds},v1=${made}` };
        expect((await send({ body, ...signature })).status).toBeGreaterThanOrEqual(400);
        expect(handled).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
