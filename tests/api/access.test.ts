import { describe, expect, it } from 'vitest';
import { routes, signedRoutes } from '../../lambdas/api/routes.ts';
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
  'POST /bank-statements relance/payments.write',
  'POST /bank-statements/uploads relance/payments.write',
  'GET /bank-statements relance/read',
  'GET /bank-statements/{id} relance/read',
  'POST /invoices/bulk relance/invoices.write',
  'POST /payments/bulk relance/payments.write',
  'GET /imports/{id} relance/read',
  'GET /imports/{id}/preview relance/read',
  'POST /imports/{id}/release relance/cases.write',
  'GET /invoices/{id}/statuses relance/read',
  'POST /invoices/{id}/statuses relance/cases.write',
  'POST /debtors/{id}/credit-hold relance/cases.write',
  'POST /debtors/{id}/risk relance/cases.write',
  'POST /tasks/{id}/match relance/cases.write',
];

/** The routes without a token, and the header that the signature stands in. */
const signed = [
  'POST /webhooks/stripe/{creditor} Stripe-Signature',
  'POST /webhooks/payments/{creditor} Relance-Signature',
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
    const headers = { 'content-type': path.endsWith('/bulk') ? 'text/csv' : 'application/json' };
    const { status } = await api.send(route.method, path, {
      token,
      ...(route.method === 'POST' && { json: [], headers }),
    });
    expect([200, 404, 422]).toContain(status);
  });

  it('asks a signature on the routes without a token, and on no other', () => {
    expect(signedRoutes.map(({ method, path, signature }) => `${method} ${path} ${signature}`)).toEqual(signed);
  });

  it.each(signedRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'to %s is refused without a signature and with a false one, whatever token comes with it',
    async (_name, { method, path, signature }) => {
      const before = await api.items();
      const asked = path.replace('{creditor}', 'main');
      const now = Math.floor(Date.parse('2026-03-01T08:00:00Z') / 1000);
      const token = await api.tokenFor(...Object.values(scopes));
      for (const headers of [{}, { [signature]: '' }, { [signature]: `t=${now},v1=${'0'.repeat(64)}` }])
        for (const own of [null, token]) {
          const answer = await api.send(method, asked, { token: own, json: anInvoice(), headers });
          expect(answer).toMatchObject({ status: 401, body: { type: 'about:blank', status: 401 } });
        }
      expect(await api.items()).toEqual(before);
    },
  );

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
