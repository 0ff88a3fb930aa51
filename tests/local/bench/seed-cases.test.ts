import { describe, expect, it, onTestFinished } from 'vitest';
import { seedCases, seededDebtorId, seededInvoiceId } from '../../../local/bench/lists/seed-cases.ts';
import { createApiClient } from '../../../local/replay/api-client.ts';
import { startStack } from '../../../local/stack/stack.ts';
import { createVirtualClock } from '../../../local/time/clock.ts';

type Lists = { invoices: { id: string; status: string; stage: string | null }[]; tasks: { invoiceId: string }[] };

describe('seeded cases', () => {
  it('are cases like any other to the API: in every list, assessed, and payable', async () => {
    const stack = await startStack({ clock: createVirtualClock(Date.parse('2026-06-02T08:00:00Z')) });
    onTestFinished(stack.close);
    await seedCases(stack.table.endpoint, 60);
    const client = createApiClient(stack.url, await stack.token());
    onTestFinished(client.close);
    const list = async (path: string) => (await client.call('GET', path)).body as Lists;

    expect((await list('/invoices?limit=100')).invoices).toHaveLength(60);
    expect((await list('/invoices?status=open&limit=100')).invoices).toHaveLength(50);
    expect((await list('/invoices?stage=reminderOne&limit=100')).invoices).toHaveLength(10);
    expect((await list(`/invoices?debtor=${seededDebtorId(0)}`)).invoices).toHaveLength(10);
    expect((await list('/tasks')).tasks).toHaveLength(10);

    const id = seededInvoiceId(1);
    expect((await client.call('GET', `/invoices/${id}/next-action`)).body).toMatchObject({ stage: 'reminderOne' });
    const payment = { id: 'p-1', amount: { amountMinor: 120_000, currency: 'EUR' }, receivedOn: '2026-06-01' };
    expect((await client.call('POST', `/invoices/${id}/payments`, payment)).status).toBe(201);
    expect((await list('/invoices?status=open&limit=100')).invoices).toHaveLength(49);
  });
});
