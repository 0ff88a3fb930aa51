import './silent-powertools.ts';
import type { Context } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { ConcurrentChangeError, InvalidCursorError, TransientError } from '../../lambdas/ports.ts';
import { type HttpHandler, httpEntry, type HttpRequest } from '../../lambdas/runtime/http.ts';
import { logger } from '../../lambdas/runtime/logging.ts';
import { conflict, invalid, notFound } from '../../lambdas/runtime/problem.ts';

type Event = Parameters<ReturnType<typeof httpEntry>>[0];
const context = { functionName: 'post-invoice', awsRequestId: 'request-1' } as Context;

/** What API Gateway hands over, as far as the functions look at it. */
function anEvent(changes: Record<string, unknown> = {}, claims: Record<string, string> = { client_id: 'erp' }): Event {
  const event = {
    routeKey: 'POST /invoices',
    headers: { 'content-type': 'application/json' },
    requestContext: { authorizer: { jwt: { claims } } },
    isBase64Encoded: false,
    ...changes,
  };
  return event as unknown as Event;
}

async function answerOf(handle: HttpHandler, event = anEvent()) {
  const { statusCode, headers, body } = await httpEntry(handle)(event, context);
  return { status: statusCode, headers, body: JSON.parse(body ?? '') as unknown };
}

async function requestOf(event: Event): Promise<HttpRequest | undefined> {
  let seen: HttpRequest | undefined;
  await answerOf((request) => {
    seen = request;
    return Promise.resolve({ status: 200, body: {} });
  }, event);
  return seen;
}

describe('a request', () => {
  it('is handed on in our own words', async () => {
    const event = anEvent({
      body: '{"reason":"error"}',
      pathParameters: { id: 'main-1' },
      queryStringParameters: { limit: '5' },
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1' },
    });
    expect(await requestOf(event)).toEqual({
      params: { id: 'main-1' },
      query: { limit: '5' },
      body: { reason: 'error' },
      by: 'erp',
      idempotencyKey: 'key-1',
    });
  });

  it('is read from base64 as well, and without a body has none', async () => {
    const body = Buffer.from('{"name":"é"}').toString('base64');
    expect(await requestOf(anEvent({ body, isBase64Encoded: true }))).toMatchObject({ body: { name: 'é' } });
    expect(await requestOf(anEvent({ body: '' }))).toMatchObject({ body: undefined });
    expect(await requestOf(anEvent())).toMatchObject({ body: undefined, params: {}, query: {} });
  });

  it.each([
    [{ username: 'anne', client_id: 'console', sub: 's' }, 'anne'],
    [{ client_id: 'erp', sub: 's' }, 'erp'],
    [{ sub: 's' }, 's'],
    [{}, 'unknown'],
  ])('is by whoever the token says (%j)', async (claims, by) => {
    expect(await requestOf(anEvent({}, claims))).toMatchObject({ by });
  });
});

describe('a failure is answered as problem details (RFC 9457):', () => {
  it.each<[what: string, error: Error, status: number, rest: Record<string, unknown>]>([
    ['not known', notFound('Invoice x'), 404, { title: 'notFound', detail: 'Invoice x is not known' }],
    ['a conflict', conflict('closed', 'Too late.'), 409, { title: 'closed', detail: 'Too late.' }],
    [
      'fields at fault',
      invalid([{ field: 'a', message: 'is missing' }]),
      422,
      { title: 'invalid', errors: [{ field: 'a', message: 'is missing' }] },
    ],
    [
      'a cursor of another',
      new InvalidCursorError('x is not one'),
      422,
      { errors: [{ field: 'cursor', message: 'x is not one' }] },
    ],
    ['a lost race', new ConcurrentChangeError('changed'), 503, { title: 'busy' }],
    ['a busy table', new TransientError('busy'), 503, { title: 'busy' }],
    [
      'a defect, of which nothing is told',
      new TypeError('secret of Mr Smith'),
      500,
      { title: 'internal', detail: 'Something is wrong on our side.' },
    ],
  ])('%s', async (_what, error, status, rest) => {
    const logged = vi.spyOn(logger, 'error').mockImplementation(() => undefined);
    const answer = await answerOf(() => Promise.reject(error));
    expect(answer).toMatchObject({ status, body: { type: 'about:blank', status, ...rest } });
    expect(answer.headers?.['content-type']).toBe('application/problem+json');
    expect(answer.headers?.['retry-after']).toBe(status === 503 ? '1' : undefined);
    expect(logged).toHaveBeenCalledTimes(status === 500 ? 1 : 0);
    logged.mockRestore();
  });
});

describe('a log line', () => {
  it('is written for each outcome, with the route, the id and the status, and no field value', async () => {
    const logged = vi.spyOn(logger, 'info').mockImplementation(() => undefined);
    const event = anEvent({ routeKey: 'POST /invoices/{id}/cancel', pathParameters: { id: 'main-1' } });
    await answerOf(() => Promise.resolve({ status: 200, body: { name: 'Mr Smith' } }), event);
    await answerOf(() => Promise.reject(invalid([{ field: 'reason', message: '"Mr Smith" is no reason' }])), event);
    const about = { route: 'POST /invoices/{id}/cancel', id: 'main-1' };
    expect(logged.mock.calls).toEqual([
      ['answered', { about, status: 200 }],
      ['refused', { about, status: 422, code: 'invalid', fields: ['reason'] }],
    ]);
    logged.mockRestore();
  });
});
