import { describe, expect, it } from 'vitest';
import { minorUnitsOf } from '../../../lambdas/domain/bulk/amount-text.ts';
import { formatOfName, readBulkFile } from '../../../lambdas/domain/bulk/read-bulk-file.ts';
import { postedInvoiceSchema } from '../../../lambdas/domain/invoice.ts';
import { AmountTextError, type Currency } from '../../../lambdas/domain/money.ts';

const asCsv = { of: 'invoices', format: 'csv', mostRows: 100 } as const;
const asLines = { ...asCsv, format: 'ndjson' } as const;
const columns = [
  'number', 'debtor.id', 'debtor.name', 'debtor.kind', 'debtor.locale', 'debtor.country', 'debtor.email', 'amount',
  'currency', 'issueDate', 'dueDate', 'dunnedSoFar.stage', 'dunnedSoFar.on',
]; // prettier-ignore
const cells = [
  'FA-1', 'C-1', 'Müller & Fils', 'business', 'fr', 'FR', 'compta@mueller.example', '1234,56', 'EUR', '2026-01-02',
  '2026-02-01', 'reminderOne', '2026-02-10',
]; // prettier-ignore
const table = (separator: string, rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.join(separator)).join('\r\n');
const posted = {
  number: 'FA-1',
  debtor: {
    id: 'C-1',
    name: 'Müller & Fils',
    kind: 'business',
    locale: 'fr',
    country: 'FR',
    emails: [{ role: 'accounting', address: 'compta@mueller.example' }],
  },
  amount: { amountMinor: 123_456, currency: 'EUR' },
  issueDate: '2026-01-02',
  dueDate: '2026-02-01',
  dunnedSoFar: { stage: 'reminderOne', on: '2026-02-10' },
};

describe('a CSV file of invoices', () => {
  it.each([
    ['a semicolon', ';', (text: string) => Buffer.from(text)],
    ['a tab', '\t', (text: string) => Buffer.from(text)],
    ['a semicolon, behind a byte order mark', ';', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['a semicolon, in the letters of Western Europe', ';', (text: string) => Buffer.from(text, 'latin1')],
    ['a semicolon, in UTF-16', ';', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['a semicolon that it names itself', ';', (text: string) => Buffer.from(`sep=;\r\n${text}`)],
  ])('is read with %s', (_, separator, encode) => {
    const read = readBulkFile(asCsv, encode(table(separator, [columns, cells])));
    expect(read).toEqual({ kind: 'rows', rows: [{ row: 1, value: posted, turn: 0, isFirst: true }] });
    expect(postedInvoiceSchema.safeParse(posted).success).toBe(true);
  });

  it('is read with commas, where a quoted cell holds some, quotes and line ends', () => {
    const quoted = ['FA-1', 'C-1', '"Müller, ""Fils""\nSARL"', ...cells.slice(3)].map((cell) =>
      cell === '1234,56' ? '"1234,56"' : cell,
    );
    const read = readBulkFile(asCsv, table(',', [columns, quoted]));
    expect(read).toMatchObject({
      rows: [{ value: { debtor: { name: 'Müller, "Fils"\nSARL' }, amount: posted.amount } }],
    });
  });

  it('takes minor units, lists and several contacts, and leaves out what is empty', () => {
    const header = ['number', 'amountMinor', 'currency', 'debtor.emails.0.address', 'debtor.emails.1.address', 'debtor.emails.1.role', 'debtor.contactDays', 'policyId']; // prettier-ignore
    const row = ['FA-1', '12', 'JPY', 'a@b.example', 'c@d.example', 'owner', 'tuesday|friday', ''];
    expect(readBulkFile(asCsv, table(';', [header, row]))).toMatchObject({
      rows: [
        {
          value: {
            number: 'FA-1',
            amount: { amountMinor: 12, currency: 'JPY' },
            debtor: {
              emails: [
                { role: 'accounting', address: 'a@b.example' },
                { role: 'owner', address: 'c@d.example' },
              ],
              contactDays: ['tuesday', 'friday'],
            },
          },
        },
      ],
    });
  });

  it('names the columns it does not know, and those that are there twice, before any row', () => {
    expect(readBulkFile(asCsv, 'number;montant;number\nFA-1;1;FA-1')).toEqual({
      kind: 'unreadable',
      faults: [
        { field: 'montant', message: 'is not a column of invoices' },
        { field: 'number', message: 'is a column twice' },
      ],
    });
  });

  it.each([
    ['nothing', '', 'has no header'],
    ['a header alone', 'number;amount', 'has no rows'],
    ['quotes that never end', 'number\n"FA-1', 'is not CSV: CSV_QUOTE_NOT_CLOSED'],
    ['too many rows', `number\n${'FA\n'.repeat(101)}`, 'has 101 rows: 100 at most'],
    ['no text', 'number\n\0', 'is not a text file'],
  ])('is refused with %s', (_, text, message) => {
    expect(readBulkFile(asCsv, Buffer.from(text))).toEqual({
      kind: 'unreadable',
      faults: [{ field: 'file', message }],
    });
  });

  it('refuses a row alone that has other cells than the header, or an amount that cannot be read', () => {
    const read = readBulkFile(asCsv, 'number;amount;currency\nFA-1;1\nFA-2;1.234;EUR\nFA-3;1,00;EU\nFA-4;12,50;EUR');
    expect(read).toMatchObject({
      rows: [
        { row: 1, faults: [{ field: 'row', message: 'has 2 cells, and the header 3' }] },
        { row: 2, faults: [{ field: 'amount' }] },
        { row: 3, faults: [{ field: 'amount', message: 'cannot be read without a currency' }] },
        { row: 4, value: { amount: { amountMinor: 1250, currency: 'EUR' } } },
      ],
    });
  });

  it('gives each debtor the turn in which the file first names him', () => {
    const read = readBulkFile(asCsv, 'number;debtor.id\nA;one\nB;two\nC;one\nD;\nE;three');
    const turns = read.kind === 'rows' && read.rows.map(({ turn, isFirst }) => [turn, isFirst]);
    expect(turns).toEqual([[0, true], [1, true], [0, false], [null, false], [2, true]]); // prettier-ignore
  });
});

describe('a file of JSON lines', () => {
  it('has the request of the API on each line, or its amount as text', () => {
    const flat = { ...posted, amount: '1234.56', currency: 'EUR' };
    const text = [JSON.stringify(posted), '', JSON.stringify(flat), '{"number":'].join('\n');
    expect(readBulkFile(asLines, text)).toEqual({
      kind: 'rows',
      rows: [
        { row: 1, value: posted, turn: 0, isFirst: true },
        { row: 3, value: posted, turn: 0, isFirst: false },
        { row: 4, faults: [{ field: 'row', message: 'is not valid JSON' }], turn: null, isFirst: false },
      ],
    });
  });
});

describe('an amount as people write it', () => {
  it.each<[string, Currency, number | 'refused']>([
    ['1234.56', 'EUR', 123_456],
    ['1234,56', 'EUR', 123_456],
    ['1 234,56', 'EUR', 123_456],
    ['1\u202f234,56', 'EUR', 123_456],
    ['1.234,56', 'EUR', 123_456],
    ['1,234.56', 'EUR', 123_456],
    ['12,5', 'EUR', 1250],
    ['1,234', 'EUR', 'refused'],
    ['1.000', 'EUR', 'refused'],
    ['1,000', 'JPY', 'refused'],
    ['1000', 'JPY', 1000],
    ['1.5', 'JPY', 'refused'],
    ['0,500', 'TND', 500],
    ['1.500', 'TND', 1500],
    ['1,500', 'TND', 'refused'],
    ['1234,500', 'TND', 1_234_500],
    ['12,345', 'EUR', 'refused'],
    ['1e3', 'EUR', 'refused'],
    ['1,2,3', 'EUR', 'refused'],
    ['EUR 5', 'EUR', 'refused'],
  ])('%s %s', (text, currency, expected) => {
    const minor = minorUnitsOf(text, currency);
    expect(minor instanceof AmountTextError ? 'refused' : minor).toBe(expected);
  });
});

describe('the name of a file', () => {
  it('tells its format', () => {
    expect(['a.CSV', 'a.tsv', 'a.ndjson', 'a.jsonl', 'a.xlsx', 'csv'].map(formatOfName)).toEqual([
      'csv',
      'csv',
      'ndjson',
      'ndjson',
      undefined,
      undefined,
    ]);
  });
});
