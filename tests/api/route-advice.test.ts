import { expect, it } from 'vitest';
import { routeAdviceAnswer } from '../../lambdas/api/answers/route-advice.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile({ startAt: '2026-06-01T08:00:00Z' });
const advice = (id: string, query = '') => api.get(`/invoices/${id}/route-advice${query}`);

it('shows the routes that are left for an invoice, why, and what is missing; it changes nothing', async () => {
  const { id } = (await api.post('/invoices', anInvoice())).body;
  const before = await api.items();
  const { status, body } = await advice(id, '?recoveryChancePercent=50&costMinor=70000');
  expect(status).toBe(200);
  expect(routeAdviceAnswer.parse(body)).toEqual(body);
  expect(body).toMatchObject({
    balanceMinor: 120_000,
    claimOpenMinor: 6477,
    prescribesOn: '2031-03-31',
    chance: { percent: 50, from: 'given' },
  });
  expect(body.routes).toContainEqual(expect.objectContaining({ route: 'writeOff', suitability: 'suitable' }));
  expect(body.notice).toContain('no legal advice');
  expect((await advice(id)).body.chance).toMatchObject({ from: 'payerGrade' });
  expect(await api.items()).toEqual(before);
});

it('is refused for what is paid, for what is not known, and for a chance that is none', async () => {
  const { id } = (await api.post('/invoices', anInvoice({ number: 'FA-2' }))).body;
  expect((await advice(id, '?recoveryChancePercent=101')).status).toBe(422);
  expect((await advice(id, '?costMinor=-1')).status).toBe(422);
  expect((await advice('nothing')).status).toBe(404);
  const paid = { id: 'p-1', amount: { amountMinor: 120_000, currency: 'EUR' }, receivedOn: '2026-06-01' };
  expect((await api.post(`/invoices/${id}/payments`, paid)).status).toBe(201);
  expect(await advice(id)).toMatchObject({ status: 409, body: { title: 'nothingOwed' } });
});
