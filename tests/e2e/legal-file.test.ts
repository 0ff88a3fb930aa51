import { describe, expect, it } from 'vitest';
import { unpacked } from '../../lambdas/domain/legal-file/container.ts';
import { verifyLegalFile } from '../../lambdas/domain/legal-file/verify-legal-file.ts';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

describe('the legal file of a case', () => {
  it('holds all that was done until a person has to decide, covered by a signed digest, and is found changed when it is', async () => {
    const running = await runningStack('2026-03-02T08:00:00.000Z', { signsChainHeads: true });
    const id = await running.post(anInvoice());
    await running.playTo();
    const { status } = await running.invoice(id);
    expect(status).toBe('escalated');
    await running.playTo(new Date(running.stack.clock.now() + 2 * 86_400_000).toISOString());

    const built = await running.call('POST', `/invoices/${id}/legal-file`, {});
    expect(built).toMatchObject({ status: 201, body: { kind: 'legalFile', contentType: 'application/zip' } });
    const file = Buffer.from(await (await fetch(built.body.link)).arrayBuffer());
    const verified = verifyLegalFile(file);
    expect(verified).toMatchObject({ faults: [], manifest: { head: { invoiceId: id } } });
    expect(verified.coveredBy).not.toBeNull();
    const entries = (unpacked(file) ?? []).map(({ path }) => path);
    expect(entries).toEqual(expect.arrayContaining(['cover.pdf', 'index.html', 'invoice.json', 'timeline.json']));
    expect(entries.filter((path) => path.endsWith('.eml')).length).toBeGreaterThanOrEqual(4);

    expect(await running.call('POST', `/invoices/${id}/legal-file`, {})).toMatchObject({
      status: 200,
      body: { id: built.body.id, sha256: built.body.sha256, createdAt: built.body.createdAt },
    });
    const later = await running.call('POST', `/invoices/${id}/legal-file`, { asOf: '2199-01-01' });
    expect(later).toMatchObject({ status: 422, body: { errors: [{ field: 'asOf', message: 'is in the future' }] } });

    const copy = Buffer.from(file);
    const place = copy.indexOf('amountMinor');
    copy[place] = 65;
    expect(verifyLegalFile(copy).faults).not.toEqual([]);
  });
});
