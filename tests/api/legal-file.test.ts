import { expect, it } from 'vitest';
import { unpacked } from '../../lambdas/domain/legal-file/container.ts';
import { verifyLegalFile } from '../../lambdas/domain/legal-file/verify-legal-file.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

// A day of a half-year whose rate is not published.
const api = apiOfThisFile({ startAt: '2027-03-01T08:00:00Z' });

it('a calculation of the claim asks for the rate that makes it provisional, and for none of days to come', async () => {
  const { body } = await api.post(
    '/invoices',
    anInvoice({ number: 'FA-C', issueDate: '2026-11-01', dueDate: '2026-12-01' }),
  );
  const calculation = { kind: 'claimCalculation', asOf: '2028-06-30' };
  expect((await api.post(`/invoices/${body.id}/documents`, calculation)).status).toBe(201);
  const { tasks } = (await api.get('/tasks?limit=100')).body;
  expect(tasks.map(({ kind, data }: any) => [kind, data.halfYear])).toEqual([['missingRate', '2027-S1']]);
});

it('a legal file holds the printed calculation of the claim, and asks for the rates that make it provisional', async () => {
  const { body } = await api.post('/invoices', anInvoice({ issueDate: '2026-11-01', dueDate: '2026-12-01' }));
  const build = () => api.post(`/invoices/${body.id}/legal-file`, {});
  const built = await build();
  const file = Buffer.from(await (await fetch(built.body.link)).arrayBuffer());
  expect(verifyLegalFile(file).faults).toEqual([]);
  const calculation = (unpacked(file) ?? []).find(({ path }) => path === 'claim/claim.pdf');
  expect(
    Buffer.from(calculation?.bytes ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(await build()).toMatchObject({ status: 200, body: { sha256: built.body.sha256 } });
  const { tasks } = (await api.get('/tasks?limit=100')).body;
  expect(tasks.map(({ kind, data }: any) => [kind, data.halfYear])).toEqual([['missingRate', '2027-S1']]);
});
