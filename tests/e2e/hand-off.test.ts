import { expect, it } from 'vitest';
import { collectorSchema } from '../../lambdas/domain/collector.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { anInvoice } from '../builders.ts';
import { anEvent } from './an-event.ts';
import { runningStack } from './running-stack.ts';

const agency = collectorSchema.parse({
  id: 'agency',
  kind: 'agency',
  name: 'Recouvra',
  offers: [{ kind: 'percentage', percent: 10, currency: 'EUR' }],
});
const creditors = demoSettings().creditors.map((creditor) => ({ ...creditor, collectors: [agency] }));
const handOver = {
  decision: 'handOver',
  reason: 'No answer to the formal notice.',
  collectorId: 'agency',
  offerIndex: 0,
};

it('Dolibarr/dolibarr#14695: a collector gets a case with its export and its file, and nothing of ours leaves until he has brought the money, or gives it back', async () => {
  const { stack, call, post, pay, decide, playTo, invoice, tasks, events, endOf, executions } = await runningStack(
    '2026-03-01T08:00:00Z',
    { creditors },
  );
  const id = await post(anInvoice({ vatMinor: 20_000 }));
  const other = await post(anInvoice({ number: 'FA-2026-0043', dueDate: '2026-05-18' }));
  await playTo('2026-05-25T08:00:00Z');

  expect((await decide(id, { ...handOver, collectorId: undefined })).body).toMatchObject({
    errors: [{ field: 'collectorId' }],
  });
  const handed = await decide(id, handOver);
  expect(handed).toMatchObject({
    status: 200,
    body: {
      status: 'handedOver',
      collection: {
        collector: { id: 'agency', offer: { index: 0, terms: { percent: 10 } } },
        amicableUntil: '2026-07-24',
        export: { legalFile: `/invoices/${id}/legal-file` },
      },
    },
  });
  expect((await decide(id, handOver)).body).toEqual(handed.body);
  const { documents } = (await call('GET', `/invoices/${id}/documents`)).body;
  expect(documents.map(({ kind }: { kind: string }) => kind)).toContain('legalFile');
  const exported = documents.find(({ kind }: { kind: string }) => kind === 'handOffExport');
  expect(await (await fetch(exported.link)).json()).toMatchObject({
    invoice: { number: 'FA-2026-0042' },
    balanceMinor: 120_000,
    claim: { regime: 'FR-business' },
  });
  const mails = stack.ses.count();
  await playTo('2026-06-20T08:00:00Z');
  expect(await endOf(`${id}-r1`)).toBe('Handed to collection');
  expect(stack.ses.count()).toBe(mails);
  expect((await call('GET', `/invoices/${other}/next-action`)).body.blockers).toMatchObject([{ code: 'debtorHold' }]);

  const report = {
    id: 'R-1',
    status: 'promise',
    on: '2026-06-20',
    note: 'Mme Durand pays by instalments.',
    remitted: { amountMinor: 40_000, feeMinor: 4_000 },
  };
  const reported = await call('POST', `/invoices/${id}/collection/reports`, report);
  expect(reported).toMatchObject({ status: 201, body: { id: 'R-1', invoice: { balance: { amountMinor: 80_000 } } } });
  expect((await call('POST', `/invoices/${id}/collection/reports`, report)).status).toBe(200);
  const changed = { ...report, status: 'closed' };
  expect((await call('POST', `/invoices/${id}/collection/reports`, changed)).status).toBe(409);
  expect(JSON.stringify(await events(id))).not.toContain('Durand');
  await pay(id, 'bank-1', 80_000, '2026-06-20');
  expect(await invoice(id)).toMatchObject({
    status: 'paid',
    collection: { feesMinor: 4_000, reports: [{ said: { note: report.note } }], end: { how: 'paid' } },
  });
  await playTo('2026-06-23T08:00:00Z');
  expect((await tasks()).filter(({ kind }) => kind === 'reviewHandOff')).toEqual([]);
  expect((await invoice(other)).debtor).toMatchObject({ collections: [], holds: [{ end: { how: 'lifted' } }] });

  // The other case goes on, reaches its own decision, and comes back from the collector.
  await playTo('2026-09-01T08:00:00Z');
  expect((await decide(other, handOver)).status).toBe(200);
  await stack.bus.put(
    'relance',
    anEvent('billing', 'CollectionReport', { invoiceId: other, id: 'R-2', status: 'uncollectable', on: '2026-09-02' }),
  );
  expect((await tasks()).filter(({ kind }) => kind === 'reviewHandOff')).toHaveLength(2);
  const recalled = await call('POST', `/invoices/${other}/collection/recall`, { reason: 'He has moved.' });
  expect(recalled).toMatchObject({ status: 200, body: { status: 'open' } });
  await playTo('2026-10-01T08:00:00Z');
  expect((await tasks()).filter(({ invoiceId }) => invoiceId === other)).toContainEqual(
    expect.objectContaining({ kind: 'legalDecision' }),
  );
  expect((await executions()).map(({ name }) => name)).toContain(`${other}-r2`);
  await decide(other, handOver);
  const closing = { id: 'close-1', outcome: 'uncollectable', reason: 'Nothing to seize.' };
  for (let times = 0; times < 2; times += 1)
    expect(await call('POST', `/invoices/${other}/collection/close`, closing)).toMatchObject({
      status: 200,
      body: { status: 'escalated' },
    });
  const lost = await decide(other, { decision: 'writeOff', reason: 'Nothing to seize.', reasonCode: 'uncollectable' });
  expect(lost.body).toMatchObject({ status: 'writtenOff', writeOff: { amountMinor: 120_000, vatMinor: null } });
  await playTo('2026-10-05T08:00:00Z');
  expect(await endOf(`${other}-r3`)).toBe('Written off');
  expect(stack.bus.deadLetters()).toEqual([]);
});
