import { describe, expect, it } from 'vitest';
import { globalHoldAnswer, globalHoldsAnswer, paymentFeedAnswer } from '../../lambdas/api/answers/circumstances.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const hold = { id: 'H-1', scope: 'segment', key: 'business', reason: 'a strike of the post', until: '2026-05-01' };

describe('POST /holds', () => {
  it('answers 201 with the hold, which the list shows from then on; the same again 200, other content 409', async () => {
    const first = await api.post('/holds', hold);
    expect(first.status).toBe(201);
    expect(globalHoldAnswer.parse(first.body)).toEqual(first.body);
    const list = (await api.get('/holds')).body;
    expect(globalHoldsAnswer.parse(list)).toEqual(list);
    expect(list.holds).toEqual([first.body.hold]);
    const before = await api.items();
    expect(await api.post('/holds', hold)).toMatchObject({ status: 200, body: first.body });
    expect(await api.post('/holds', { ...hold, key: 'public' })).toMatchObject({
      status: 409,
      body: { title: 'holdTaken' },
    });
    expect(await api.items()).toEqual(before);
  });

  it('with the same Idempotency-Key again answers the same hold', async () => {
    const { id: _id, ...keyed } = hold;
    const first = await api.post('/holds', keyed, { 'idempotency-key': 'key-1' });
    expect(first.status).toBe(201);
    expect(await api.post('/holds', keyed, { 'idempotency-key': 'key-1' })).toMatchObject({
      status: 200,
      body: first.body,
    });
    expect((await api.post('/holds', { ...keyed, key: 'public' }, { 'idempotency-key': 'key-1' })).status).toBe(409);
  });

  it.each([
    [{ ...hold, id: 'H-9', key: 'everybody' }, 'key'],
    [{ ...hold, id: 'H-9', scope: 'debtor' }, 'scope'],
    [{ ...hold, id: 'H-9', until: '2026-03-01' }, 'until'],
    [{ ...hold, id: 'H-9', reason: undefined }, 'reason'],
  ])('refuses %j, names the field, and stores nothing', async (body, field) => {
    const before = await api.items();
    expect(await api.post('/holds', body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(await api.items()).toEqual(before);
  });
});

describe('DELETE /holds/{holdId}', () => {
  it('ends it, once, and keeps who did; one that never was is 404', async () => {
    await api.post('/holds', { ...hold, id: 'H-2' });
    const first = await api.send('DELETE', '/holds/H-2');
    expect(first).toMatchObject({ status: 200, body: { hold: { end: { at: '2026-03-01T08:00:00.000Z' } } } });
    expect(await api.send('DELETE', '/holds/H-2')).toMatchObject({ status: 200, body: first.body });
    expect((await api.send('DELETE', '/holds/unknown')).status).toBe(404);
  });
});

describe('POST /payment-feeds', () => {
  it('keeps the latest instant, whatever order statements come in', async () => {
    const feed = async (readUpTo: string) => (await api.post('/payment-feeds', { readUpTo })).body;
    const first = await feed('2026-02-27T17:00:00Z');
    expect(paymentFeedAnswer.parse(first)).toEqual({ creditor: 'main', readUpTo: '2026-02-27T17:00:00.000Z' });
    expect(await feed('2026-02-26T17:00:00Z')).toEqual(first);
    expect((await feed('2026-02-28T17:00:00Z')).readUpTo).toBe('2026-02-28T17:00:00.000Z');
  });

  it.each([
    [{ readUpTo: '2026-03-02T00:00:00Z' }, 'readUpTo'],
    [{ readUpTo: '2026-02-27' }, 'readUpTo'],
    [{ readUpTo: '2026-02-27T17:00:00Z', creditor: 'mine' }, 'creditor'],
  ])('refuses %j and names the field', async (body, field) => {
    expect(await api.post('/payment-feeds', body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });
});
