import { beforeAll, describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { expectSameStories, undisturbedLife, withDeaths } from './life-with-deaths.ts';

let undisturbed: string[];
beforeAll(async () => {
  undisturbed = await undisturbedLife();
});

describe('whatever dies of a run, every message leaves once and every story is the same', () => {
  it.each([
    { name: 'plan-dunning', writes: 2 },
    { name: 'listen-for-case-events', writes: 1 },
    { name: 'check-payment', writes: 0 },
    { name: 'propose-notice', writes: 1 },
    { name: 'request-legal-decision', writes: 1 },
    { name: 'close-case', writes: 1 },
    { name: 'dispatch-changes', writes: 1 },
  ])('$name, before its first write and after each', { timeout: 120_000 }, (each) =>
    expectSameStories(undisturbed, each),
  );
});

describe('a request whose function dies', () => {
  it.each([{ isDone: false }, { isDone: true }])(
    'may be made again, and counts once (write done: $isDone)',
    async (place) => {
      const { running, deaths } = await withDeaths('record-payment', () => ({ write: 1, ...place }));
      const { post, pay, invoice, events } = running;
      const id = await post(anInvoice());
      expect((await pay(id, 'bank-1', 50_000, '2026-03-01')).status).toBeGreaterThanOrEqual(500);
      await deaths.close();
      expect((await pay(id, 'bank-1', 50_000, '2026-03-01')).status).toBe(place.isDone ? 200 : 201);
      expect((await invoice(id)).balance.amountMinor).toBe(70_000);
      expect((await events(id)).map(({ type }) => type)).toEqual(['InvoicePosted', 'PaymentRecorded']);
    },
  );

  it.each([{ isDone: false }, { isDone: true }])('holds an invoice once (write done: $isDone)', async (place) => {
    const { running, deaths } = await withDeaths('place-hold', () => ({ write: 1, ...place }));
    const { post, call, invoice } = running;
    const id = await post(anInvoice());
    const hold = () => call('POST', `/invoices/${id}/holds`, { id: 'H-1', reason: 'A question.', until: '2026-05-04' });
    expect((await hold()).status).toBeGreaterThanOrEqual(500);
    await deaths.close();
    expect((await hold()).status).toBe(place.isDone ? 200 : 201);
    expect((await invoice(id)).pauses).toHaveLength(1);
  });
});
