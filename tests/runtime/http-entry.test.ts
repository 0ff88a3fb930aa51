import './silent-powertools.ts';
import type { Context } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { ConcurrentChangeError, InvalidCursorError, TransientError } from '../../lambdas/ports/errors.ts';
import { type HttpHandler, httpEntry } from '../../lambdas/runtime/http.ts';
import type { HttpRequest } from '../../lambdas/runtime/http-request.ts';
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
      role: 'system',
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
    [{ username: 'anne', client_id: 'console', sub: 's', 'cognito:groups': '[manager]' }, 'anne', 'manager'],
    [{ username: 'anne', client_id: 'console', sub: 's', 'cognito:groups': '[manager viewer]' }, 'anne', 'manager'],
    [{ client_id: 'erp', sub: 's' }, 'erp', 'system'],
    // A client says nothing of groups; whatever it says counts for nothing.
    [{ client_id: 'erp', sub: 's', 'cognito:groups': '[viewer]' }, 'erp', 'system'],
  ])('is by whoever the token says, in his role (%j)', async (claims, by, role) => {
    expect(await requestOf(anEvent({}, claims))).toMatchObject({ by, role });
  });
});

describe('a route', () => {
  const statusFor = async (routeKey: string, claims: Record<string, string>) =>
    (await answerOf(() => Promise.resolve({ status: 200, body: {} }), anEvent({ routeKey }, claims))).status;
  const ann = (groups?: string) => ({
    username: 'ann',
    client_id: 'console',
    ...(groups !== undefined && { 'cognito:groups': groups }),
  });

  // Groups as API Gateway writes the claim; scopes play no part here, as if nothing had cut them.
  it.each<[group: string, read: number, pay: number, decide: number, post: number]>([
    ['[viewer]', 200, 403, 403, 403],
    ['[collector]', 200, 200, 403, 403],
    ['[manager]', 200, 200, 200, 200],
    ['[viewer collector]', 200, 200, 403, 403],
    ['[collector manager viewer]', 200, 200, 200, 200],
    ['[accountants]', 403, 403, 403, 403],
    ['[Manager]', 403, 403, 403, 403],
    ['[[manager]]', 403, 403, 403, 403],
    ['[managers system]', 403, 403, 403, 403],
    ['[]', 403, 403, 403, 403],
    ['', 403, 403, 403, 403],
    ['manager', 403, 403, 403, 403],
  ])('is open to a person of %s by role alone: read %i, pay %i, decide %i, post %i', async (group, ...statuses) => {
    const asked = [
      'GET /tasks',
      'POST /invoices/{id}/payments',
      'POST /invoices/{id}/legal-decision',
      'POST /invoices',
    ];
    expect(await Promise.all(asked.map((routeKey) => statusFor(routeKey, ann(group))))).toEqual(statuses);
  });

  it('is closed to a person without any group, and to a token of nobody', async () => {
    expect(await statusFor('GET /tasks', ann())).toBe(403);
    expect(await statusFor('GET /tasks', { sub: 's' })).toBe(403);
    expect(await statusFor('GET /tasks', {})).toBe(403);
  });

  it('that a role does not open never reaches its handler, and says which role it needs', async () => {
    const event = anEvent({ routeKey: 'POST /invoices/{id}/legal-decision', body: 'no JSON' }, ann('[collector]'));
    const handle = vi.fn<HttpHandler>();
    expect(await answerOf(handle, event)).toMatchObject({
      status: 403,
      headers: { 'content-type': 'application/problem+json' },
      body: { status: 403, title: 'role', detail: 'The role manager is needed; yours is collector.' },
    });
    expect(await answerOf(handle, anEvent({ routeKey: 'GET /tasks' }, ann()))).toMatchObject({
      body: { title: 'role', detail: 'The role viewer is needed; you have none.' },
    });
    expect(handle).not.toHaveBeenCalled();
  });

  it('that the list of routes does not hold is open to nobody', async () => {
    const logged = vi.spyOn(logger, 'error').mockImplementation(() => undefined);
    expect(await statusFor('POST /unheard-of', { client_id: 'erp' })).toBe(500);
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
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
    const unknown = { field: 'Mr Smith', message: 'is not a field of this request' };
    await answerOf(() => Promise.reject(invalid([unknown])), event);
    const about = { route: 'POST /invoices/{id}/cancel', id: 'main-1' };
    expect(logged.mock.calls).toEqual([
      ['answered', { about, status: 200 }],
      ['refused', { about, status: 422, code: 'invalid', fields: ['reason'] }],
      ['refused', { about, status: 422, code: 'invalid', fields: ['unknown'] }],
    ]);
    logged.mockRestore();
  });
});
