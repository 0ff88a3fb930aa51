import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { eInvoiceTypes } from '../../lambdas/api/file-types.ts';
import { routes, signedRoutes } from '../../lambdas/api/routes.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
let document: any;
beforeAll(async () => {
  document = (await api.get('/openapi.json')).body;
});

const operationOf = ({ path, method }: { path: string; method: string }) => document.paths[path][method.toLowerCase()];

/** A JSON schema of the document as a check, its references brought along. */
function checkOf(schema: unknown) {
  const text = JSON.stringify({ ...(schema as object), $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
}

/** Every value under a key, wherever it stands. */
function every(key: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...every(key, inner)]);
}

const contract = {
  'POST /invoices': anInvoice(),
  'POST /invoices/{id}/payments': {
    id: 'bank-2026-04-02-17',
    amount: { amountMinor: 120_000, currency: 'EUR' },
    receivedOn: '2026-04-02',
    method: 'transfer',
    reference: 'FA-2026-0042',
  },
  'POST /invoices/{id}/cancel': { reason: 'credit note' },
  'POST /invoices/{id}/legal-decision': { decision: 'extend', reason: 'promised', until: '2026-06-30' },
  'PATCH /debtors/{id}': {
    emails: [{ role: 'accounting', address: 'ap@acme.example' }],
    doNotWrite: true,
    contactDays: ['tuesday', 'friday'],
    owner: { name: 'Camille Moreau', email: 'camille@exemple.example' },
  },
  'POST /debtors/{id}/holds': { id: 'H-1', reason: 'we talk about the delivery', until: '2026-05-01' },
  'PUT /policies/{id}': { ...defaultPolicy, version: 0 },
  'POST /policies/{id}/what-if': { policy: defaultPolicy, limit: 10 },
  'POST /tasks/{id}/done': { result: 'done' },
} as const;

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1 with a title, a version and one operation for every route, no more', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Relance', version: expect.any(String) } });
    const described = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const listed = [...routes, ...signedRoutes].map(({ method, path }) => `${method} ${path}`);
    expect(described.sort()).toEqual(listed.sort());
    const ids = every('operationId', document);
    expect(new Set(ids).size).toBe(listed.length);
  });

  it('resolves every reference it makes', () => {
    const references = every('$ref', document) as string[];
    expect(references.length).toBeGreaterThan(30);
    for (const reference of new Set(references)) {
      const target = reference
        .split('/')
        .slice(1)
        .reduce((place, name) => place?.[name], document);
      expect(target, reference).toBeTypeOf('object');
    }
  });

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'says of %s its scope, parameters, body, answers and problems',
    (_name, route) => {
      const operation = operationOf(route);
      expect(operation.summary).toMatch(/\.$/);
      expect(operation.security).toEqual([{ oauth2: [route.scope] }]);
      expect(document.components.securitySchemes.oauth2.flows.clientCredentials.scopes).toHaveProperty([route.scope]);
      const inPath = operation.parameters.filter((parameter: any) => parameter.in === 'path');
      expect(inPath.map(({ name, required }: any) => `{${name}} ${required}`)).toEqual(
        [...route.path.matchAll(/\{\w+\}/g)].map(([name]) => `${name} true`),
      );
      for (const parameter of operation.parameters) expect(parameter.schema.type).toMatch(/^(string|integer)$/);
      expect('requestBody' in operation).toBe(['POST', 'PUT', 'PATCH'].includes(route.method));
      const { 422: invalid, 401: unauthorized, ...others } = operation.responses;
      expect(invalid.content['application/problem+json'].schema.$ref).toBe('#/components/schemas/Problem');
      expect(unauthorized.content['application/json'].schema.$ref).toBe('#/components/schemas/GatewayMessage');
      expect('404' in others).toBe(route.path.includes('{'));
      for (const [status, response] of Object.entries<any>(others)) {
        expect(response.description, status).toMatch(/\.$/);
        const [content] = Object.values<any>(response.content);
        for (const { $ref } of content.schema.anyOf ?? [content.schema])
          expect($ref).toMatch(/^#\/components\/schemas\/\w+$/);
      }
    },
  );

  it.each(signedRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'says of %s that it asks for a signature, and for no token',
    (_name, route) => {
      const { security, parameters, requestBody, responses } = document.paths[route.path].post;
      expect(security).toEqual([]);
      expect(parameters.map(({ name, required }: any) => `${name} ${required}`)).toEqual([
        'creditor true',
        `${route.signature} true`,
      ]);
      expect(requestBody.required).toBe(true);
      expect(Object.keys(responses)).not.toContain('403');
      expect(responses[401].content['application/problem+json'].schema.$ref).toBe('#/components/schemas/Problem');
    },
  );

  it('says of each 403 who answers it: the gateway for the scope, we for the role, which it names', () => {
    const refusals = routes.map((route) => [route.handler, operationOf(route).responses[403]] as const);
    for (const [, { content }] of refusals)
      expect(Object.entries<any>(content).map(([type, { schema }]) => [type, schema.$ref])).toEqual([
        ['application/json', '#/components/schemas/GatewayMessage'],
        ['application/problem+json', '#/components/schemas/Problem'],
      ]);
    const roleOf = Object.fromEntries(
      refusals.map(([handler, { description }]) => [handler, /the scope,.* the role (\w+) /.exec(description)?.[1]]),
    );
    expect(roleOf).toMatchObject({
      'get-invoice': 'viewer',
      'cancel-invoice': 'collector',
      'record-payment': 'collector',
      'decide-legal': 'manager',
      'post-invoice': 'manager',
    });
    expect(Object.values(roleOf)).not.toContain(undefined);
  });

  it('says that an e-invoice may be a credit note, which is answered otherwise', () => {
    const { requestBody, responses } = operationOf({ path: '/invoices', method: 'POST' });
    expect(Object.keys(requestBody.content)).toEqual(['application/json', ...eInvoiceTypes]);
    expect(responses[201].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Invoice' });
    expect(responses[200].content['application/json'].schema.anyOf).toEqual([
      { $ref: '#/components/schemas/Invoice' },
      { $ref: '#/components/schemas/TakenCreditNote' },
    ]);
  });

  it('names the query parameters of the lists', () => {
    const queryOf = (path: string) =>
      operationOf({ path, method: 'GET' })
        .parameters.filter((parameter: any) => parameter.in === 'query')
        .map(({ name }: any) => name)
        .sort();
    expect(queryOf('/invoices')).toEqual(['creditor', 'cursor', 'debtor', 'dueBefore', 'limit', 'stage', 'status']);
    expect(queryOf('/tasks')).toEqual(['cursor', 'limit']);
    expect(queryOf('/invoices/{id}/timeline')).toEqual(['cursor', 'limit']);
    expect(queryOf('/debtors/{id}')).toEqual(['creditor']);
    expect(queryOf('/invoices/{id}')).toEqual([]);
  });

  it.each(Object.entries(contract))(
    "takes the contract's example of %s, and nothing else beside its fields",
    (name, example) => {
      const [method = '', path = ''] = name.split(' ');
      const { schema } = operationOf({ method, path }).requestBody.content['application/json'];
      const check = checkOf(schema);
      expect(check.safeParse(example).error).toBeUndefined();
      expect(check.safeParse({ ...example, surprise: true }).success).toBe(false);
      expect(check.safeParse([example]).success).toBe(false);
    },
  );

  it.each<[what: string, changes: Record<string, unknown>]>([
    ['a missing number', { number: undefined }],
    ['a long number', { number: 'x'.repeat(65) }],
    ['an amount in major units', { amount: { amountMinor: 1.5, currency: 'EUR' } }],
    ['an amount of zero', { amount: { amountMinor: 0, currency: 'EUR' } }],
    ['a currency that is none', { amount: { amountMinor: 1, currency: 'EURO' } }],
    ['a day that does not exist', { dueDate: '2026-02-30' }],
    ['no e-mail address', { debtor: { ...anInvoice().debtor, emails: [] } }],
    ['an unknown field', { discount: 1 }],
    ['nothing wrong at all', {}],
    [
      'the required fields alone',
      { paymentMeans: undefined, policyId: undefined, documentUrl: undefined, creditor: undefined },
    ],
  ])('and the API agree on an invoice with %s', async (_what, changes) => {
    const { schema } = operationOf({ method: 'POST', path: '/invoices' }).requestBody.content['application/json'];
    const invoice = JSON.parse(
      JSON.stringify(anInvoice({ number: `A${_what.length}-${_what.slice(0, 20)}`, ...changes })),
    );
    const { status } = await api.post('/invoices', invoice);
    expect(checkOf(schema).safeParse(invoice).success).toBe(status === 201);
  });

  it('describes every answer as it is given', async () => {
    const { id } = (await api.post('/invoices', anInvoice({ number: 'answers' }))).body;
    const overpaid = { ...contract['POST /invoices/{id}/payments'], amount: { amountMinor: 120_001, currency: 'EUR' } };
    const paid = await api.post(`/invoices/${id}/payments`, overpaid);
    const tasks = await api.get('/tasks');
    const given = {
      '/invoices get': await api.get('/invoices'),
      '/invoices/{id} get': await api.get(`/invoices/${id}`),
      '/invoices/{id}/timeline get': await api.get(`/invoices/${id}/timeline`),
      '/invoices/{id}/next-action get': await api.get(`/invoices/${id}/next-action`),
      '/invoices/{id}/payments post': paid,
      '/debtors/{id} get': await api.get('/debtors/C-001'),
      '/debtors/{id}/timeline get': await api.get('/debtors/C-001/timeline'),
      '/debtors/{id} patch': await api.send('PATCH', '/debtors/C-001', { json: { locale: 'en' } }),
      '/debtors/{id}/holds post': await api.post('/debtors/C-001/holds', contract['POST /debtors/{id}/holds']),
      '/debtors/{id}/holds/{holdId} delete': await api.send('DELETE', '/debtors/C-001/holds/H-1'),
      '/policies get': await api.get('/policies'),
      '/policies/{id} get': await api.get('/policies/default'),
      '/policies/{id}/history get': await api.get('/policies/default/history'),
      '/policies/{id}/what-if post': await api.post('/policies/default/what-if', { policy: defaultPolicy }),
      '/tasks get': tasks,
      '/tasks/{id}/done post': await api.post(`/tasks/${tasks.body.tasks[0].id}/done`, {}),
      '/invoices post': await api.post('/invoices', {}),
      '/invoices/{id}/cancel post': await api.post(`/invoices/${id}/cancel`, { reason: 'late' }),
      '/invoices/{id}/legal-decision post': await api.post(`/invoices/none/legal-decision`, {
        decision: 'writeOff',
        reason: 'small',
      }),
    };
    for (const [place, { status, body, headers }] of Object.entries(given)) {
      const [path = '', method = ''] = place.split(' ');
      const { content } = operationOf({ path, method }).responses[status];
      const type = headers.get('content-type') ?? '';
      expect(checkOf(content[type].schema).safeParse(body).error, place).toBeUndefined();
    }
  });
});
