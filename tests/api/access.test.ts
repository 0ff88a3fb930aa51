import { describe, expect, it } from 'vitest';
import { routes } from '../../lambdas/api/routes.ts';
import { scopes } from '../../lambdas/api/routes/route.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();

const contract = [
  'POST /invoices relance/invoices.write',
  'GET /invoices relance/read',
  'GET /invoices/{id} relance/read',
  'GET /invoices/{id}/timeline relance/read',
  'GET /invoices/{id}/next-action relance/read',
  'GET /invoices/{id}/claim relance/read',
  'POST /invoices/{id}/claim/payments relance/payments.write',
  'POST /invoices/{id}/claim/reversals relance/payments.write',
  'POST /invoices/{id}/claim/waivers relance/cases.write',
  'DELETE /invoices/{id}/prescription-interruptions/{interruptionId} relance/cases.write',
  'GET /debtors/{id}/insolvency relance/read',
  'GET /debtors/{id}/personal-data relance/read',
  'GET /invoices/{id}/documents relance/read',
  'POST /invoices/{id}/documents relance/cases.write',
  'GET /invoices/{id}/route-advice relance/read',
  'POST /debtors/{id}/erasure relance/cases.write',
  'POST /debtors/{id}/insolvency relance/cases.write',
  'POST /debtors/{id}/insolvency/end relance/cases.write',
  'POST /invoices/{id}/collection/close relance/cases.write',
  'POST /invoices/{id}/collection/recall relance/cases.write',
  'POST /invoices/{id}/collection/reports relance/cases.write',
  'POST /invoices/{id}/legal-file relance/cases.write',
  'POST /invoices/{id}/prescription-interruptions relance/cases.write',
  'GET /invoices/{id}/documents/{documentId} relance/read',
  'POST /invoices/{id}/registered-letters/{letterId}/reports relance/cases.write',
  'POST /invoices/{id}/payments relance/payments.write',
  'PATCH /invoices/{id} relance/cases.write',
  'PATCH /tasks/{id} relance/cases.write',
  'POST /invoices/{id}/reversals relance/payments.write',
  'POST /invoices/{id}/credit-notes relance/cases.write',
  'POST /invoices/{id}/reopen relance/cases.write',
  'POST /invoices/{id}/notices/void relance/cases.write',
  'POST /invoices/{id}/cancel relance/cases.write',
  'POST /invoices/{id}/legal-decision relance/cases.write',
  'POST /invoices/{id}/holds relance/cases.write',
  'DELETE /invoices/{id}/holds/{holdId} relance/cases.write',
  'POST /invoices/{id}/promises relance/cases.write',
  'DELETE /invoices/{id}/promises/{promiseId} relance/cases.write',
  'POST /invoices/{id}/instalment-plans relance/cases.write',
  'POST /invoices/{id}/instalment-plans/{planId}/acceptance relance/cases.write',
  'DELETE /invoices/{id}/instalment-plans/{planId} relance/cases.write',
  'GET /debtors/{id} relance/read',
  'GET /debtors/{id}/timeline relance/read',
  'GET /debtors/{id}/next-message relance/read',
  'GET /debtors/{id}/profile relance/read',
  'PATCH /debtors/{id} relance/cases.write',
  'POST /debtors/{id}/holds relance/cases.write',
  'POST /debtors/{id}/allocations relance/cases.write',
  'DELETE /debtors/{id}/holds/{holdId} relance/cases.write',
  'POST /invoices/{id}/disputes relance/cases.write',
  'POST /invoices/{id}/disputes/{disputeId}/resolution relance/cases.write',
  'POST /invoices/{id}/disputes/{disputeId}/reopen relance/cases.write',
  'POST /messages/{id}/replies relance/cases.write',
  'GET /holds relance/read',
  'POST /holds relance/cases.write',
  'DELETE /holds/{holdId} relance/cases.write',
  'POST /payments relance/payments.write',
  'POST /payments/{id}/reversals relance/payments.write',
  'POST /payment-feeds relance/payments.write',
  'GET /policies relance/read',
  'GET /policies/{id} relance/read',
  'GET /policies/{id}/history relance/read',
  'PUT /policies/{id} relance/cases.write',
  'POST /policies/{id}/what-if relance/read',
  'GET /schedule relance/read',
  'GET /tasks relance/read',
  'POST /tasks/{id}/done relance/cases.write',
  'GET /openapi.json relance/read',
];

const everyRoute = routes.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('access', () => {
  it('asks the scope of the contract on every route', () => {
    const actual = routes.map(({ method, path, scope }) => `${method} ${path} ${scope}`);
    expect(actual.toSorted()).toEqual(contract.toSorted());
  });

  it.each(everyRoute)(
    'to %s is refused without a token, with a false one and without its scope',
    async (_name, route) => {
      const path = route.path.replaceAll(/\{\w+\}/g, 'x');
      const others = Object.values(scopes).filter((scope) => scope !== route.scope);
      const [own, other] = [await api.tokenFor(route.scope), await api.tokenFor(...others)];
      const statusWith = async (token: string | null) =>
        (await api.send(route.method, path, { token, ...(route.method === 'POST' && { json: anInvoice() }) })).status;
      expect(await statusWith(null)).toBe(401);
      expect(await statusWith('no.such.token')).toBe(401);
      expect(await statusWith(`${own.slice(0, -4)}AAAA`)).toBe(401);
      expect(await statusWith(other)).toBe(403);
      expect((await api.items()).size).toBe(0);
    },
  );

  it.each(everyRoute)('to %s is given with its scope alone', async (_name, route) => {
    const token = await api.tokenFor(route.scope);
    const path = route.path.replaceAll(/\{\w+\}/g, 'x');
    const { status } = await api.send(route.method, path, { token, ...(route.method === 'POST' && { json: [] }) });
    expect([200, 404, 422]).toContain(status);
  });

  it('is put on record: the timeline names the client that acted', async () => {
    const { id } = (await api.post('/invoices', anInvoice())).body;
    await api.post(`/invoices/${id}/cancel`, { reason: 'error' });
    const { events } = (await api.get(`/invoices/${id}/timeline`)).body;
    expect(events.map(({ by }: { by: string }) => by)).toEqual(['local', 'local']);
  });

  it.each(['/', '/invoice', '/invoices/x/y', '/INVOICES', '/invoices/', '/tasks/x', '/openapi.yaml'])(
    'to %s, which is no route, is answered 404 by the gateway',
    async (path) => {
      expect(await api.get(path)).toMatchObject({ status: 404, body: { message: 'Not Found' } });
    },
  );

  it.each([
    ['DELETE', '/invoices/x'],
    ['PUT', '/invoices'],
    ['PATCH', '/tasks'],
  ])('by %s %s is answered 404 by the gateway', async (method, path) => {
    expect((await api.send(method, path)).status).toBe(404);
  });
});

describe('an id nobody knows is not found, however odd', () => {
  const odd: [what: string, id: string][] = [
    ['plain', 'main-FA-1-00000000'],
    ['with a slash', 'a%2Fb'],
    ['with dots and slashes', '..%2F..%2Fetc%2Fpasswd'],
    ['with a number sign', 'a%23b'],
    ['with a question mark', 'a%3Fb'],
    ['with a percent sign', '100%25'],
    ['with a space', 'a%20b'],
    ['with a line end', 'a%0D%0Ab'],
    ['with a NUL', 'a%00b'],
    ['in Greek', '%CE%A9'],
    ['an emoji', '%F0%9F%98%80'],
    ['of 200 characters', 'x'.repeat(200)],
    ['of 201 characters', 'x'.repeat(201)],
    ['of 5,000 characters', 'x'.repeat(5000)],
    ['of 200 long characters', '%F0%9F%98%80'.repeat(100)],
    ['like a prototype', '__proto__'],
    ['like a method', 'constructor'],
    ['like an index key', 'CASE%23open'],
  ];
  it.each(odd)('%s', async (_what, id) => {
    const payment = { id: 'p', amount: { amountMinor: 1, currency: 'EUR' }, receivedOn: '2026-01-01' };
    const before = await api.items();
    const answers = await Promise.all([
      api.get(`/invoices/${id}`),
      api.get(`/invoices/${id}/timeline`),
      api.get(`/invoices/${id}/next-action`),
      api.get(`/debtors/${id}`),
      api.post(`/invoices/${id}/payments`, payment),
      api.post(`/invoices/${id}/cancel`, { reason: 'error' }, { 'idempotency-key': 'k' }),
      api.post(`/invoices/${id}/legal-decision`, { decision: 'writeOff', reason: 'small' }),
      api.post(`/tasks/${id}/done`, {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 404));
    for (const { body } of answers) expect(body).toMatchObject({ status: 404, title: 'notFound' });
    expect(await api.items()).toEqual(before);
  });

  it.each(['%', '%E0%A4%A', '%zz'])('and where it cannot even be read (%s), a bad request', async (id) => {
    expect((await api.get(`/invoices/${id}`)).status).toBe(400);
  });

  it('and a debtor of another creditor is another debtor', async () => {
    await api.post('/invoices', anInvoice({ number: 'one' }));
    expect((await api.get('/debtors/C-001?creditor=main')).status).toBe(200);
    expect((await api.get('/debtors/C-001?creditor=other')).status).toBe(404);
    expect((await api.get('/debtors/C-001?creditor=main%23C-001')).status).toBe(404);
  });
});
