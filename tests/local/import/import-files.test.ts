import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { lineOf, totalsOf, type ImportedFile } from '../../../local/import/imported-file.ts';
import { importFiles } from '../../../local/import/import-files.ts';
import { type NamedFile, namedFiles } from '../../../local/import/named-files.ts';
import { projectRoot } from '../../../local/stack/environment.ts';

const examples = namedFiles(['examples/bank', 'examples/e-invoices'], projectRoot);
const now = Date.parse('2026-05-04T06:00:00Z');

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'relance-import-'));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

/** What went wrong in the functions is an error of the test. */
async function imported(files: readonly NamedFile[], into?: string): Promise<ImportedFile[]> {
  const log: string[] = [];
  const all = await importFiles(files, {
    dataDir: into,
    log: (line) => log.push(...line.split('\n').filter((each) => each.includes('"level":"ERROR"'))),
    now,
    functions: inject('functions'),
  });
  expect(log).toEqual([]);
  return all;
}

function changed({ file, bytes }: NamedFile, from: string, to: string): NamedFile {
  const text = Buffer.from(bytes ?? []).toString();
  expect(text).toContain(from);
  return { file: `changed/${path.basename(file)}`, bytes: Buffer.from(text.replaceAll(from, to)) };
}

const fileOf = (name: string): NamedFile => examples.find(({ file }) => file.endsWith(name))!;
const bookedOf = (all: readonly ImportedFile[]) => new Set(all.map(({ booked }) => booked));
const effectsOf = (all: readonly ImportedFile[]) =>
  all.flatMap(({ statements = [] }) =>
    statements.flatMap(({ entries }) => entries.map(({ effect }) => String(effect))),
  );

describe('the examples, statements before invoices', () => {
  let all: readonly ImportedFile[];
  beforeAll(async () => {
    all = await imported(examples, dataDir);
  });
  const of = (name: string) => all.find(({ file }) => file.endsWith(name));

  it('settle each other, and are told in the order they were given', () => {
    expect(all.map(({ file }) => file)).toEqual(examples.map(({ file }) => file));
    expect(bookedOf(all)).toEqual(new Set(['created']));
    expect(effectsOf(all).toSorted()).toEqual([
      'ignored',
      'ignored',
      ...Array.from({ length: 5 }, () => 'payment'),
      'reversal',
      'unmatched',
    ]);
  });

  it('show of an invoice what it says, and of a statement what became of each movement', () => {
    expect(of('FE-2026-0203.pdf')).toEqual({
      file: 'examples/e-invoices/FE-2026-0203.pdf',
      kind: 'invoice',
      outcome: 'accept',
      booked: 'created',
      warnings: [],
      invoice: {
        number: 'FE-2026-0203',
        typeCode: '380',
        issueDate: '2026-03-09',
        dueDate: '2026-04-08',
        currency: 'EUR',
        payableMinor: 115_200,
        seller: 'Relance Démonstration',
        buyer: 'Studio Alba Lune SARL',
        buyerIds: expect.arrayContaining([{ scheme: 'siren', value: '000003038' }]),
        emails: ['factures@alba-lune.example', 'accounts@demo.example'],
        iban: 'FR7630006000011234567890189',
        paymentReference: 'FE-2026-0203',
      },
    });
    expect(of('2026-04-15.camt053.xml')).toMatchObject({ kind: 'bankStatement', outcome: 'accept' });
    expect(of('2026-04-15.camt053.xml')?.statements?.[0]).toMatchObject({
      account: 'FR7630006000011234567890189',
      entries: [
        {
          amountMinor: 190_800,
          currency: 'EUR',
          sign: 'credit',
          bookedOn: '2026-04-15',
          status: 'BOOK',
          effect: 'payment',
          matched: { by: 'creditorReference' },
        },
        { amountMinor: 175_200, effect: 'payment', matched: { by: 'invoiceNumbers' } },
        { amountMinor: 64_800, effect: 'payment', matched: { by: 'invoiceNumber' } },
        { amountMinor: 26_400, effect: 'unmatched', text: 'ACOMPTE COMMANDE DE PRINTEMPS' },
        { amountMinor: 1850, sign: 'debit', effect: 'ignored', why: 'money that left the account' },
      ],
    });
  });

  it('are told in a line each, and all of them in one', () => {
    expect(all.map(lineOf)).toContain(
      'accepted   examples/e-invoices/FE-2026-0203.pdf: invoice FE-2026-0203, €1,152.00',
    );
    expect(lineOf(of('2026-04-15.camt053.xml')!)).toBe(
      'accepted   examples/bank/2026-04-15.camt053.xml: bank statement, 3 payments, 1 unmatched, 1 not booked',
    );
    expect(totalsOf(all)).toBe('9 files: 9 accepted; 5 payments, 1 reversal, 1 unmatched, 2 not booked');
  });

  it('change nothing when they come again into the same folder; other content under a number is refused', async () => {
    const other = changed(fileOf('FE-2026-0202.xml'), '2880.00', '2880.01');
    const credit = changed(fileOf('AV-2026-0031.xml'), '150.00', '151.00');
    const missing: NamedFile = { file: 'none.xml', bytes: undefined, reason: 'cannot be read: ENOENT' };
    const again = await imported([...examples, other, credit, missing], dataDir);
    expect(bookedOf(again.slice(0, examples.length))).toEqual(new Set(['duplicate']));
    expect(effectsOf(again)).toEqual(effectsOf(all));
    expect(again.slice(examples.length)).toMatchObject([
      {
        file: 'changed/FE-2026-0202.xml',
        outcome: 'flag',
        booked: 'conflict',
        reason: expect.stringContaining('0202'),
      },
      { file: 'changed/AV-2026-0031.xml', outcome: 'flag', booked: 'conflict' },
      {
        file: 'none.xml',
        kind: 'unknown',
        outcome: 'reject',
        booked: 'none',
        reason: 'The file cannot be read: ENOENT.',
      },
    ]);
  });
});

it('books files of strangers in a trial, each under the company it names, and refuses what nobody can read', async () => {
  const stranger = changed(fileOf('FE-2026-0201.xml'), '000000000', '000005058');
  const theirs = {
    ...stranger,
    bytes: Buffer.from(Buffer.from(stranger.bytes!).toString().replaceAll('Relance Démonstration', 'Autre Maison SAS')),
  };
  const noise: NamedFile = { file: 'noise.txt', bytes: Buffer.from('neither one nor the other') };
  const all = await imported([theirs, noise]);
  expect(all).toMatchObject([
    { kind: 'invoice', outcome: 'accept', booked: 'created', invoice: { seller: 'Autre Maison SAS' } },
    { file: 'noise.txt', outcome: 'reject', booked: 'none', reason: expect.any(String) },
  ]);
  expect(totalsOf(all)).toBe('2 files: 1 accepted, 1 refused');
});
