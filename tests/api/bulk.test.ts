import { expect, it } from 'vitest';
import { bulkResultAnswer, importAnswer, importPreviewAnswer } from '../../lambdas/api/answers/bulk.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const send = (path: string, raw: string, contentType: string, key?: string) =>
  api.send('POST', path, {
    raw,
    headers: { 'content-type': contentType, ...(key !== undefined && { 'idempotency-key': key }) },
  });
const linesOf = (...bodies: readonly unknown[]) => bodies.map((body) => JSON.stringify(body)).join('\n');
const ndjson = 'application/x-ndjson';
const outcomesOf = (rows: readonly { outcome: string }[]) => rows.map(({ outcome }) => outcome);

it('takes invoices and payments in bulk, with a line for each row', async () => {
  const known = anInvoice({ number: 'BULK-1' });
  const rows = linesOf(known, known, { ...known, dueDate: '2027-01-01' }, { number: 'BULK-2' });
  const { status, body } = await send('/invoices/bulk', rows, ndjson);
  expect(status).toBe(200);
  expect(bulkResultAnswer.parse(body)).toMatchObject({ counts: { accepted: 1, duplicate: 1, refused: 2 } });
  expect(outcomesOf(body.rows)).toEqual(['accepted', 'duplicate', 'refused', 'refused']);
  expect(body.rows[2].errors).toEqual([{ field: 'number', message: 'is taken by an invoice with other content' }]);
  expect(body.rows[3].errors).toContainEqual({ field: 'debtor', message: 'is missing' });
  expect((await api.get(`/invoices/${body.rows[0].invoiceId}`)).body.number).toBe('BULK-1');

  const csv = 'id;amount;currency;receivedOn;invoiceNumber\nPAY-1;10,50;EUR;2026-02-28;BULK-1';
  const paid = await send('/payments/bulk', csv, 'text/csv; charset=utf-8');
  expect(paid.body.rows).toEqual([{ row: 1, name: 'PAY-1', outcome: 'accepted', invoiceId: body.rows[0].invoiceId }]);
  expect((await send('/payments/bulk', csv, 'text/csv')).body.counts).toEqual({
    accepted: 0,
    duplicate: 1,
    refused: 0,
  });
});

it('goes on after what another system has told, and refuses what cannot have been', async () => {
  const told = (number: string, on: string) =>
    anInvoice({ number, debtor: aDebtor({ id: `D-${number}` }), dunnedSoFar: { stage: 'reminderOne', on } });
  const before = { issueDate: '2026-01-05', dueDate: '2026-02-02' };
  const { body } = await send(
    '/invoices/bulk',
    linesOf(
      { ...told('TOLD-1', '2026-02-20'), ...before },
      { ...told('TOLD-2', '2026-03-02'), ...before },
      { ...told('TOLD-3', '2026-01-04'), ...before },
    ),
    ndjson,
  );
  expect(outcomesOf(body.rows)).toEqual(['accepted', 'refused', 'refused']);
  expect(body.rows[1].errors).toEqual([{ field: 'dunnedSoFar.on', message: 'is after today' }]);
  expect(body.rows[2].errors).toEqual([{ field: 'dunnedSoFar.on', message: 'is before the issue date' }]);
  const next = (await api.get(`/invoices/${body.rows[0].invoiceId}/next-action`)).body;
  expect(next).toMatchObject({ stage: 'reminderTwo' });
  expect((await api.get('/debtors/D-TOLD-1')).body.lastContactAt).toBe('2026-02-20T12:00:00.000Z');
});

it('holds what it is asked to hold until a manager releases it, as often as that is asked', async () => {
  const overdue = { issueDate: '2026-01-05', dueDate: '2026-02-02' };
  const of = (id: string) => anInvoice({ number: `HELD-${id}`, debtor: aDebtor({ id }), ...overdue });
  const rows = linesOf(of('H-1'), of('H-2'));
  const { body } = await send('/invoices/bulk?hold=import', rows, ndjson, 'book-1');
  const again = await send('/invoices/bulk?hold=import', rows, ndjson, 'book-1');
  expect(again.body).toEqual(body);
  const path = `/imports/${body.importId}`;
  expect(importAnswer.parse((await api.get(path)).body)).toMatchObject({ state: 'imported', isHeld: true, rows: 2 });

  const preview = await api.get(`${path}/preview?maxMessagesPerDay=1`);
  // Sunday, March 1: the release counts from the business day after it.
  expect(importPreviewAnswer.parse(preview.body).days.slice(0, 2)).toEqual([
    { date: '2026-03-02', messages: 1 },
    { date: '2026-03-03', messages: 1 },
  ]);
  const collector = await api.stack().signIn({ username: 'sam', groups: ['collector'] });
  expect((await api.send('POST', `${path}/release`, { json: {}, token: collector })).status).toBe(403);
  const released = await api.post(`${path}/release`, {});
  expect(released).toMatchObject({ status: 200, body: { isHeld: false, release: { maxMessagesPerDay: null } } });
  expect((await api.get('/imports/nothing')).status).toBe(404);
  expect((await api.post('/imports/nothing/release', {})).status).toBe(404);
});

it('refuses what no row can be read of, by its header, its type and its size', async () => {
  expect(await send('/invoices/bulk', 'montant\n1', 'text/csv')).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'montant', message: 'is not a column of invoices' }] },
  });
  expect((await send('/invoices/bulk', '{}', 'application/json')).status).toBe(415);
  expect((await send('/invoices/bulk', 'x'.repeat(1024 * 1024 + 1), 'text/csv')).status).toBe(413);
  expect((await send('/invoices/bulk?hold=all', 'number\n1', 'text/csv')).status).toBe(422);
});
