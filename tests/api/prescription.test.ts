import { expect, it } from 'vitest';
import { interruptionAnswer, prescriptionView } from '../../lambdas/api/answers/prescription.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile({ startAt: '2026-06-01T08:00:00Z' });
const post = async (number: string, changes = {}) =>
  (await api.post('/invoices', anInvoice({ number, ...changes }))).body.id;
const prescriptionOf = async (id: string) => (await api.get(`/invoices/${id}`)).body.prescription;
const path = (id: string) => `/invoices/${id}/prescription-interruptions`;
const served = { id: 'R-1', kind: 'courtClaim', on: '2026-05-20', note: 'order for payment, served' };

it('an invoice shows until when it can be sued for, by which texts, and that this is no advice', async () => {
  const body = await prescriptionOf(await post('FA-1'));
  expect(prescriptionView.parse(body)).toEqual(body);
  expect(body).toMatchObject({ prescribesOn: '2031-03-31', isUncertain: false, interruptions: [], candidates: [] });
  expect(body.notice).toContain('no legal advice');
  expect(await prescriptionOf(await post('FA-2', { claimKind: 'goodsCarriage' }))).toMatchObject({
    prescribesOn: '2027-03-31',
  });
  expect((await api.post('/invoices', anInvoice({ number: 'FA-3', claimKind: 'other' }))).status).toBe(422);
});

it('an interruption is recorded once, begins the period anew, and is taken back', async () => {
  const id = await post('FA-4');
  const first = await api.post(path(id), served);
  expect(first.status).toBe(201);
  expect(interruptionAnswer.parse(first.body)).toEqual(first.body);
  expect(first.body.prescription).toMatchObject({
    prescribesOn: '2031-05-20',
    isUncertain: true,
    interruptions: [{ id: 'R-1', counts: true, note: served.note }],
  });
  expect(await api.post(path(id), served)).toMatchObject({ status: 200, body: first.body });
  expect(await api.post(path(id), { ...served, on: '2026-05-21' })).toMatchObject({ status: 409 });
  expect(JSON.stringify((await api.get(`/invoices/${id}/timeline`)).body)).not.toContain('served');
  expect((await api.send('DELETE', `${path(id)}/R-1`)).status).toBe(200);
  expect((await api.send('DELETE', `${path(id)}/R-2`)).status).toBe(404);
  expect(await prescriptionOf(id)).toMatchObject({
    prescribesOn: '2031-03-31',
    interruptions: [{ counts: false, isWithdrawn: true }],
  });
});

it.each([
  [{ ...served, on: '2026-06-02' }, 'on'],
  [{ ...served, on: '2026-03-31' }, 'on'],
  [{ ...served, kind: 'formalNotice' }, 'kind'],
  [{ kind: 'enforcement', on: '2026-05-20' }, 'note'],
])('an interruption %j is refused, and stores nothing', async (body, field) => {
  const id = await post(`FA-5-${field}-${body.on}`);
  const before = await api.items();
  const { status, body: problem } = await api.post(path(id), body);
  expect([status, problem.errors.map((error: { field: string }) => error.field)]).toEqual([422, [field]]);
  expect(await api.items()).toEqual(before);
});
