import '../runtime/silent-powertools.ts';
import { describe, expect, it } from 'vitest';
import { MissingRowsError } from '../../lambdas/acts/bulk/chunk-rows.ts';
import { importChunk } from '../../lambdas/acts/bulk/import-chunk.ts';
import { importPosted } from '../../lambdas/acts/bulk/import-posted.ts';
import { type ImportDeps, prepareBulk } from '../../lambdas/acts/bulk/prepare-bulk.ts';
import { letImportGo, loadImport } from '../../lambdas/acts/bulk/release-import.ts';
import { takeRows } from '../../lambdas/acts/bulk/take-chunk.ts';
import { writeResult } from '../../lambdas/acts/bulk/write-result.ts';
import { postInvoice } from '../../lambdas/acts/post-invoice.ts';
import { type BulkInput, chunkKey } from '../../lambdas/domain/bulk/dropped-file.ts';
import type { BulkKind } from '../../lambdas/domain/bulk/columns.ts';
import { importIdOf, type RowResult } from '../../lambdas/domain/bulk/import-record.ts';
import { readBulkFile } from '../../lambdas/domain/bulk/read-bulk-file.ts';
import { postedInvoiceSchema } from '../../lambdas/domain/invoice.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { deathsIn, type Death, livingUntil } from './dying.ts';
import { intakeInMemory } from './intake-in-memory.ts';

const engine = engineOfThisFile();
const clock = { now: () => '2026-04-20T08:00:00.000Z' };
const settings = demoSettings();

/** A dropped file, under a name of its own. */
async function dropped(name: string, text: string, of: BulkKind = 'invoices') {
  const files = intakeInMemory();
  const key = `bulk/${of}/${name}`;
  await files.intake.put({ key, contentType: 'text/plain', bytes: Buffer.from(text) });
  const etag = files.etagOf(key);
  const input: BulkInput = { importId: importIdOf({ key, etag, sequencer: name }), of, key, etag };
  const deps: ImportDeps = { store: engine.store(), settings, clock, intake: files.intake };
  return { ...files, input, deps };
}

/** As the state machine does it. */
async function imported(deps: ImportDeps, input: BulkInput) {
  const { chunks } = await prepareBulk(deps, input);
  for (const chunk of chunks) await importChunk(deps, { ...input, chunk });
  return writeResult(deps, input.importId);
}

const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RowResult);

const jsonLines = (bodies: readonly object[]) => bodies.map((body) => JSON.stringify(body)).join('\n');
const openBook = (prefix: string, rows: number) =>
  jsonLines(
    Array.from({ length: rows }, (_, index) =>
      anInvoice({ number: `${prefix}-${index}`, debtor: aDebtor({ id: `${prefix}-D${index % 40}` }) }),
    ),
  );

/** Everything that changes something dies at one of its steps, counted over table and bucket. */
function mortal(deps: ImportDeps, death: Death): ImportDeps {
  const live = livingUntil(death);
  return {
    ...deps,
    store: { ...deps.store, commit: (writes) => live(() => deps.store.commit(writes)) },
    intake: { ...deps.intake, put: (file) => live(() => deps.intake.put(file)) },
  };
}

describe('a dropped file of invoices', () => {
  it('is taken chunk by chunk, each row on its own line, and again as duplicates', async () => {
    const { deps, input, textAt, keys } = await dropped('many.ndjson', openBook('M', 130));
    expect(await imported(deps, input)).toEqual({
      state: 'imported',
      counts: { accepted: 130, duplicate: 0, refused: 0 },
    });
    const known = await loadImport(deps, input.importId);
    expect(known).toMatchObject({ record: { chunks: 2, state: 'imported' }, hold: { since: clock.now() } });
    const lines = linesOf(textAt(known?.record.resultFile ?? ''));
    expect(lines.map(({ row }) => row)).toEqual(Array.from({ length: 130 }, (_, index) => index + 1));
    expect(keys()).toContain(chunkKey(input.importId, 2));
    const dunned = await deps.store.loadCase(lines[41]?.invoiceId ?? '');
    expect(dunned?.imported).toEqual({ id: input.importId, turn: 1, row: 42 });
    const again = { ...input, importId: importIdOf({ ...input, sequencer: 'again' }) };
    expect((await imported(deps, again)).counts).toEqual({ accepted: 0, duplicate: 130, refused: 0 });
  });

  it('comes to the same result wherever it dies and is begun again, each row accepted once', async () => {
    const bodies = [anInvoice({ number: 'FA' }), anInvoice({ number: 'FB' }), { number: 'FC' }];
    // The rows of the file, the import, two invoices, the chunk, the result, and that it is imported.
    for (const death of deathsIn(7)) {
      const name = `death-${death.step}-${death.isDone}.ndjson`;
      const text = jsonLines(bodies.map((body) => ({ ...body, number: `${body.number}-${name}` })));
      const { deps, input, textAt } = await dropped(name, text);
      await expect(imported(mortal(deps, death), input)).rejects.toThrow('died');
      expect(await imported(deps, input)).toEqual({
        state: 'imported',
        counts: { accepted: 2, duplicate: 0, refused: 1 },
      });
      const resultFile = (await loadImport(deps, input.importId))?.record.resultFile ?? '';
      expect(linesOf(textAt(resultFile)).map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'refused']);
    }
  });

  it.each([
    ['a name of no format', 'book.xlsx', 'number\nFA', 'is named neither .csv nor .ndjson'],
    ['a column nobody knows', 'columns.csv', 'montant\n1', 'is not a column of invoices'],
  ])('is refused with %s, and its result says why', async (_, name, text, message) => {
    const { deps, input, textAt } = await dropped(name, text);
    expect(await prepareBulk(deps, input)).toEqual({ action: 'refuse', chunks: [] });
    expect(await writeResult(deps, input.importId)).toMatchObject({ state: 'refused' });
    const known = await loadImport(deps, input.importId);
    expect(known).toMatchObject({ record: { state: 'refused', faults: [{ message }] }, hold: undefined });
    expect(textAt(known?.record.resultFile ?? '')).toContain(message);
  });

  it('is refused when another file has replaced it before it was read', async () => {
    const { deps, input, intake } = await dropped('replaced.csv', 'number\nFA');
    await intake.put({ key: input.key, contentType: 'text/csv', bytes: Buffer.from('number\nFB') });
    expect(await prepareBulk(deps, input)).toMatchObject({ action: 'refuse' });
    const faults = [{ field: 'file', message: 'was replaced or deleted before it was read' }];
    expect(await loadImport(deps, input.importId)).toMatchObject({ record: { faults } });
  });

  it('says which rows were not reached when their chunk failed for good', async () => {
    const { deps, input, textAt } = await dropped('partial.ndjson', openBook('P', 101));
    await prepareBulk(deps, input);
    await importChunk(deps, { ...input, chunk: 1 });
    expect(await writeResult(deps, input.importId)).toEqual({
      state: 'incomplete',
      counts: { accepted: 100, duplicate: 0, refused: 1 },
    });
    const resultFile = (await loadImport(deps, input.importId))?.record.resultFile ?? '';
    expect(linesOf(textAt(resultFile)).at(-1)).toEqual({
      row: 101,
      outcome: 'refused',
      errors: [{ field: 'row', message: 'was not reached: drop the same file again' }],
    });
  });

  it('does not pass over rows that have expired', async () => {
    const { deps, input, remove } = await dropped('expired.ndjson', openBook('E', 1));
    await prepareBulk(deps, input);
    remove(chunkKey(input.importId, 1));
    await expect(importChunk(deps, { ...input, chunk: 1 })).rejects.toThrow(MissingRowsError);
  });
});

describe('an import', () => {
  it('is released once, in one write, and a request with the same key again is the same import', async () => {
    const { deps } = await dropped('none.csv', '');
    const read = readBulkFile({ of: 'invoices', format: 'ndjson', mostRows: 9 }, openBook('R', 3));
    if (read.kind !== 'rows') throw new TypeError(read.kind);
    const first = await importPosted(deps, 'import-r', read.rows, 'billing');
    expect(await importPosted(deps, 'import-r', read.rows, 'billing')).toEqual(first);
    expect(await loadImport(deps, 'import-r')).toMatchObject({
      record: { state: 'imported', counts: { accepted: 3 } },
      hold: { since: clock.now() },
    });
    const asked = { by: 'camille', key: 'K-1' };
    expect(await letImportGo(deps, 'import-r', {}, asked)).toMatchObject({
      kind: 'changed',
      hold: { release: { by: 'camille' } },
    });
    expect(await letImportGo(deps, 'import-r', {}, asked)).toMatchObject({ kind: 'repeated' });
    expect(await letImportGo(deps, 'import-none', {}, asked)).toEqual({ kind: 'unknown' });
  });
});

describe('rows of payments', () => {
  it('are taken by invoice number, by id or by their text, once, and refused with the field and why', async () => {
    const { deps } = await dropped('none.csv', '');
    const posted = postedInvoiceSchema.parse(anInvoice({ number: 'PAID-1' }));
    await postInvoice(deps, posted, 'billing');
    const cents = posted.amount.amountMinor;
    const text = [
      'id;amountMinor;currency;receivedOn;invoiceNumber;text',
      'B-1;100;EUR;2026-04-18;PAID-1;',
      `B-2;${cents - 100};EUR;2026-04-18;;facture PAID-1`,
      'B-1;100;EUR;2026-04-18;PAID-1;',
      'B-1;200;EUR;2026-04-18;PAID-1;',
      'B-3;100;EUR;2026-04-18;PAID-9;',
      'B-4;100;EUR;2026-04-18;PAID-1;both',
      'B-5;100;EUR;18/04/2026;PAID-1;',
    ].join('\n');
    const read = readBulkFile({ of: 'payments', format: 'csv', mostRows: 9 }, text);
    if (read.kind !== 'rows') throw new TypeError(read.kind);
    const results = await takeRows(deps, 'payments', read.rows, { by: 'bank' });
    expect(results.map(({ name, outcome, errors = [] }) => [name, outcome, errors[0]?.field])).toEqual([
      ['B-1', 'accepted', undefined],
      ['B-2', 'accepted', undefined],
      ['B-1', 'duplicate', undefined],
      ['B-1', 'refused', 'id'],
      ['B-3', 'refused', 'invoiceNumber'],
      ['B-4', 'refused', 'text'],
      ['B-5', 'refused', 'receivedOn'],
    ]);
    const { cases } = await deps.store.load({ cases: [results[0]?.invoiceId ?? ''] });
    expect(cases[0]).toMatchObject({ status: 'paid', receivedMinor: cents });
  });
});
