import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createWebhookPoster } from '../../lambdas/adapters/http/webhook-poster.ts';
import { checkSignature } from '../../lambdas/domain/signed/check-signature.ts';
import { createHandler } from '../../lambdas/handlers/deliver-webhooks/handler.ts';

type Received = { readonly url: string; readonly headers: Record<string, unknown>; readonly body: string };
let received: Received[] = [];
let answers: Record<string, number> = {};
const server = createServer((req, res) => {
  void text(req).then((body) => {
    received.push({ url: req.url ?? '', headers: req.headers, body });
    const status = answers[req.url ?? ''] ?? 204;
    res.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
  });
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
const { port } = server.address() as AddressInfo;
beforeEach(() => {
  received = [];
  answers = {};
});
afterAll(() => server.close());

const now = '2026-05-15T06:00:00.500Z';
const detail = { eventId: 'main-FA-1-99-7', type: 'PaymentRecorded', schemaVersion: '1', data: { amountMinor: 100 } };
const webhook = (id: string) => ({ id, url: `http://127.0.0.1:${port}/${id}` });
const secretOf = { erp: { current: 'the-secret-in-use-now', previous: 'the-secret-before-it' } };

function deliver(
  endpoints: readonly string[],
  secrets: Readonly<Record<string, unknown>> = { ...secretOf, crm: { current: 'another-secret-of-16' } },
) {
  const handle = createHandler({
    webhooks: [webhook('erp'), webhook('crm')],
    secretIds: { erp: 'erp', crm: 'crm' },
    secrets: { read: (id) => Promise.resolve(id in secrets ? JSON.stringify(secrets[id]) : undefined) },
    poster: createWebhookPoster('allowed'),
    clock: { now: () => now },
  });
  const bodyOf = (endpoint: string) => (endpoint === 'unreadable' ? '{' : JSON.stringify({ endpoint, detail }));
  const Records = endpoints.map((endpoint) => ({ messageId: endpoint, body: bodyOf(endpoint) }));
  return handle({ Records });
}

describe('a system of the company’s own', () => {
  it('is told of an event though another one in the same call cannot be read', async () => {
    expect(await deliver(['unreadable', 'erp'])).toEqual({ batchItemFailures: [{ itemIdentifier: 'unreadable' }] });
    expect(received).toHaveLength(1);
  });

  it('is told of an event, with its id, and signed by each secret in use', async () => {
    expect(await deliver(['erp'])).toEqual({ batchItemFailures: [] });
    const [{ headers, body }] = received as [Received];
    expect(JSON.parse(body)).toEqual(detail);
    expect(headers).toMatchObject({ 'relance-event-id': detail.eventId, 'content-type': 'application/json' });
    const signature = String(headers['relance-signature']);
    const request = { body: Buffer.from(body), signature, receivedAt: Date.parse(now) };
    for (const secret of Object.values(secretOf.erp)) expect(checkSignature(request, [secret])).toBe('genuine');
    expect(checkSignature(request, ['another-secret-of-16'])).toBe('unknown');
    expect(checkSignature({ ...request, body: Buffer.from(`${body} `) }, ['the-secret-in-use-now'])).toBe('unknown');
  });

  it('that is down does not hold up another one', async () => {
    answers = { '/erp': 503 };
    expect(await deliver(['erp', 'crm'])).toEqual({ batchItemFailures: [{ itemIdentifier: 'erp' }] });
    expect(received.map(({ url }) => url).toSorted()).toEqual(['/crm', '/erp']);
  });

  it('that sends us elsewhere is not followed', async () => {
    answers = { '/erp': 302 };
    expect(await deliver(['erp'])).toEqual({ batchItemFailures: [{ itemIdentifier: 'erp' }] });
    expect(received.map(({ url }) => url)).toEqual(['/erp']);
  });

  it.each([
    ['has no secret yet', ['erp'], {}],
    ['has a secret that is too short', ['erp'], { erp: { current: 'short' } }],
    ['has left the deployment', ['gone'], secretOf],
  ])('that %s is not called, and stays in its queue', async (_what, endpoints, secrets) => {
    expect(await deliver(endpoints, secrets)).toEqual({ batchItemFailures: [{ itemIdentifier: endpoints[0] }] });
    expect(received).toEqual([]);
  });

  it.each(['http://127.0.0.1:1/', 'http://erp.example/', 'ftp://erp.example/'])(
    'is never called but by https, in the cloud: %s',
    async (url) => {
      const delivery = { headers: {}, body: '{}' };
      await expect(createWebhookPoster('refused').post(url, delivery)).rejects.toThrow('only https is posted to');
    },
  );
});
