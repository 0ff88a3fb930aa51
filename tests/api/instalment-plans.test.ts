import { describe, expect, it } from 'vitest';
import { instalmentPlanAnswer } from '../../lambdas/api/answers/pause.ts';
import { invoiceAnswer } from '../../lambdas/api/answers/invoice.ts';
import { invoiceSummaryAnswer } from '../../lambdas/api/answers/invoice-summary.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const plan = {
  id: 'I-1',
  instalments: [
    { amountMinor: 40_000, dueOn: '2026-05-04' },
    { amountMinor: 40_000, dueOn: '2026-06-01' },
    { amountMinor: 40_000, dueOn: '2026-07-01' },
  ],
};
const acceptance = { by: 'Mme Durand', on: '2026-02-27', how: 'signature' };

let invoices = 0;
async function post(): Promise<string> {
  invoices += 1;
  return (await api.post('/invoices', anInvoice({ number: `FA-${invoices}` }))).body.id;
}
const make = (id: string, body: unknown, key?: string) =>
  api.post(`/invoices/${id}/instalment-plans`, body, key === undefined ? {} : { 'idempotency-key': key });
const accept = (id: string, body: unknown, planId = 'I-1') =>
  api.post(`/invoices/${id}/instalment-plans/${planId}/acceptance`, body);
const withdraw = (id: string, planId = 'I-1') => api.send('DELETE', `/invoices/${id}/instalment-plans/${planId}`);

describe('POST /invoices/{id}/instalment-plans', () => {
  it('answers 201 with the plan; nothing may be demanded from then on, and next-action says so', async () => {
    const id = await post();
    const { status, body } = await make(id, plan);
    expect(status).toBe(201);
    expect(instalmentPlanAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: 'I-1',
      plan: { instalments: plan.instalments, acceptance: null, end: null },
      invoice: { id, status: 'paused' },
    });
    const invoice = (await api.get(`/invoices/${id}`)).body;
    expect(invoiceAnswer.parse(invoice)).toEqual(invoice);
    expect(invoice).toMatchObject({ demandable: { amountMinor: 0 }, pauses: [{ kind: 'instalmentPlan' }] });
    const { blockers } = (await api.get(`/invoices/${id}/next-action`)).body;
    expect(blockers.map(({ code }: { code: string }) => code)).toContain('instalmentPlan');
  });

  it('takes the place of a promise', async () => {
    const id = await post();
    const promise = { id: 'P-1', amountMinor: 1, promisedFor: '2026-04-10', by: 'x', channel: 'email' };
    expect((await api.post(`/invoices/${id}/promises`, promise)).status).toBe(201);
    await make(id, plan);
    expect((await api.get(`/invoices/${id}`)).body.pauses).toMatchObject([
      { kind: 'promise', end: { how: 'lifted' } },
      { kind: 'instalmentPlan', end: null },
    ]);
    expect(await api.post(`/invoices/${id}/promises`, { ...promise, id: 'P-2' })).toMatchObject({
      status: 409,
      body: { title: 'planStands' },
    });
  });

  it('again answers the same with 200; other content under the id, or another plan beside it, 409', async () => {
    const id = await post();
    const first = await make(id, plan);
    const before = await api.items();
    expect(await make(id, plan)).toMatchObject({ status: 200, body: first.body });
    const { instalments } = plan;
    expect(await make(id, { ...plan, instalments: instalments.slice(1) })).toMatchObject({
      status: 409,
      body: { title: 'planTaken' },
    });
    expect(await make(id, { ...plan, id: 'I-2' })).toMatchObject({ status: 409, body: { title: 'planStands' } });
    expect(await api.items()).toEqual(before);
  });

  it('with an Idempotency-Key answers the same plan again', async () => {
    const id = await post();
    const { id: _id, ...keyed } = plan;
    const first = await make(id, keyed, 'key-1');
    expect(first.status).toBe(201);
    expect(await make(id, keyed, 'key-1')).toMatchObject({ status: 200, body: { id: first.body.id } });
  });

  const [one, two] = plan.instalments;
  it.each([
    [{ instalments: [one] }, 'instalments'],
    [{ instalments: [one, two] }, 'instalments'],
    [{ instalments: [two, one, plan.instalments[2]] }, 'instalments.1.dueOn'],
    [{ instalments: [{ amountMinor: 80_000, dueOn: '2026-02-28' }, two] }, 'instalments.0.dueOn'],
    [{ instalments: [{ amountMinor: 80_000, dueOn: 'May' }, two] }, 'instalments.0.dueOn'],
    [{ ...plan, by: 'me' }, 'by'],
  ])('refuses %j, names the field, and stores nothing', async (body, field) => {
    const id = await post();
    const before = await api.items();
    expect(await make(id, body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(await api.items()).toEqual(before);
  });

  it('answers 409 for a closed case, and 404 for one that is not there', async () => {
    const id = await post();
    await api.post(`/invoices/${id}/cancel`, { reason: 'error' });
    expect(await make(id, plan)).toMatchObject({ status: 409, body: { title: 'closed' } });
    expect(await make('main-nothing-00000000', plan)).toMatchObject({ status: 404 });
  });
});

describe('POST /invoices/{id}/instalment-plans/{planId}/acceptance', () => {
  it('puts on record who has accepted, when and how; again changes nothing', async () => {
    const id = await post();
    await make(id, plan);
    const first = await accept(id, acceptance);
    expect(first.status).toBe(200);
    expect(invoiceSummaryAnswer.parse(first.body)).toEqual(first.body);
    expect((await api.get(`/invoices/${id}`)).body.pauses).toMatchObject([
      { acceptance: { on: '2026-02-27', how: 'signature' }, said: { by: 'Mme Durand' } },
    ]);
    expect(JSON.stringify((await api.get(`/invoices/${id}/timeline`)).body)).not.toContain('Durand');
    const before = await api.items();
    expect(await accept(id, acceptance)).toMatchObject({ status: 200, body: first.body });
    expect(await accept(id, { ...acceptance, how: 'phone' })).toMatchObject({ status: 409 });
    expect(await api.items()).toEqual(before);
  });

  it.each([
    [{ ...acceptance, on: '2026-03-02' }, 'on'],
    [{ ...acceptance, how: 'nod' }, 'how'],
    [{ ...acceptance, by: undefined }, 'by'],
  ])('refuses %j and names the field', async (body, field) => {
    const id = await post();
    await make(id, plan);
    expect(await accept(id, body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('answers 404 for a plan or an invoice that is not there', async () => {
    const id = await post();
    expect(await accept(id, acceptance)).toMatchObject({ status: 404 });
    expect(await accept('main-nothing-00000000', acceptance)).toMatchObject({ status: 404 });
  });
});

describe('DELETE /invoices/{id}/instalment-plans/{planId}', () => {
  it('ends the plan, after which another one can be made; again changes nothing', async () => {
    const id = await post();
    await make(id, plan);
    const first = await withdraw(id);
    expect(first).toMatchObject({ status: 200, body: { id, status: 'open' } });
    expect(await withdraw(id)).toMatchObject({ status: 200, body: first.body });
    expect(await make(id, { ...plan, id: 'I-2' })).toMatchObject({ status: 201 });
    expect(await accept(id, acceptance)).toMatchObject({ status: 409, body: { title: 'ended' } });
  });

  it('answers 404 for a plan or an invoice that is not there', async () => {
    const id = await post();
    expect(await withdraw(id)).toMatchObject({ status: 404 });
    expect(await withdraw('main-nothing-00000000')).toMatchObject({ status: 404 });
  });
});
