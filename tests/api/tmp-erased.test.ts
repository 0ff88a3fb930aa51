import { expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';
const api = apiOfThisFile();
it('x', async () => {
    const debtor = aDebtor({ id: 'C-person', name: 'Dupont' });
    const { id } = (await api.post('/invoices', anInvoice({ number: 'P-1', debtor }))).body;
    await api.playTo('2026-04-06T12:00:00Z');
    const paid = await api.post(`/invoices/${id}/payments`, {
      id: 'paid-P-1', amount: { amountMinor: 120_000, currency: 'EUR' }, receivedOn: '2026-04-06' });
    await api.playTo('2026-04-20T12:00:00Z');
    const closed = (await api.post('/debtors/C-person/erasure', {})).body;
    console.log(JSON.stringify(closed.erased));
    const r = await api.post(`/invoices/${id}/reversals`, { paymentId: 'paid-P-1', reason: 'returned', receivedOn: '2026-04-20' });
    console.log(r.status, JSON.stringify(r.body).slice(0,200));
    await api.playTo('2026-05-30T12:00:00Z').catch((e)=>console.log('PLAY', e.message));
    console.log(JSON.stringify((await api.get(`/invoices/${id}/next-action`)).body, null, 1));
    console.log(JSON.stringify((await api.get(`/tasks`)).body, null, 1));
    expect(paid.status).toBe(201);
});
