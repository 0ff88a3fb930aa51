import { expect, it } from 'vitest';
import { recordParts } from '../../../lambdas/domain/legal-file/file-parts.ts';
import { aMaterial } from './legal-file-builders.ts';

const partsOf = (material = aMaterial()) => recordParts(material).filter(({ kind }) => kind === 'lifeCycle');

it('the legal file holds what platforms told of the e-invoice, with the words that came with it', () => {
  const { dunned } = aMaterial();
  const statuses = [
    { id: 'S-1', code: 200, at: '2026-03-01T08:00:00.000Z', platform: 'PA-0042' },
    { id: 'S-2', code: 210, at: '2026-03-02T08:00:00.000Z', reasonCode: 'DOUBLE_FACT', saidMark: 'ab12' },
  ];
  const issuedStatuses = [{ id: '212-1', paymentId: 'bank-1', amountMinor: 100, on: '2026-03-03' }];
  const notes = [{ id: 'status-S-2', said: { reason: 'Invoiced twice.' } }];
  const [part, ...others] = partsOf(aMaterial({ dunned: { ...dunned, statuses, issuedStatuses }, notes }));
  expect([part?.path, others]).toEqual(['e-invoice/statuses.json', []]);
  expect(JSON.parse(Buffer.from(part?.bytes ?? []).toString())).toMatchObject({
    received: [
      { code: 200, label: 'Déposée', at: '2026-03-01T08:00:00.000Z', platform: 'PA-0042' },
      { code: 210, label: 'Refusée', reasonCode: 'DOUBLE_FACT', said: { reason: 'Invoiced twice.' } },
    ],
    issued: [{ paymentId: 'bank-1', amountMinor: 100 }],
  });
});

it('the legal file of an invoice without statuses has no such part', () => {
  expect(partsOf()).toEqual([]);
});
