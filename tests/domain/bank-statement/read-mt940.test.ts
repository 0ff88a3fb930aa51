import { expect, it, test } from 'vitest';
import { mt940, movement } from './mt940-builder.ts';
import { entriesOf, entryOf, reasonsOf, refusalOf, statementsOf } from './readings.ts';

const credit = '2603010302C100,00NTRFREF-1//BANK-1';

it('reads a statement: its account, its number, its balances, its movements', () => {
  const content = mt940({
    opening: ':60F:D260301EUR50,00',
    fields: [`:61:${credit}`, ':86:FA-1', ':61:260302D20,5NCHKNONREF'],
    closing: ':62F:C260302EUR29,50',
  });
  expect(reasonsOf(content)).toEqual([]);
  expect(statementsOf(content)).toMatchObject([
    {
      format: 'mt940',
      account: '30006/12345678901',
      currency: 'EUR',
      id: 'STMT1',
      sequence: 7,
      opening: { on: '2026-03-01', amountMinor: -5_000 },
      closing: { on: '2026-03-02', amountMinor: 2_950 },
      entries: [
        {
          amountMinor: 10_000,
          sign: 'credit',
          bookedOn: '2026-03-02',
          valueOn: '2026-03-01',
          references: ['REF-1', 'BANK-1'],
          bankReference: 'BANK-1',
          text: 'FA-1',
        },
        { amountMinor: 2_050, sign: 'debit', bookedOn: '2026-03-02', references: [], status: 'BOOK' },
      ],
    },
  ]);
});

test.each([
  ['C100,00', 'credit', undefined, 'BOOK'],
  ['D100,00', 'debit', undefined, 'BOOK'],
  ['CR100,00', 'credit', undefined, 'BOOK'],
  ['DR100,00', 'debit', undefined, 'BOOK'],
  ['RC100,00', 'debit', {}, 'BOOK'],
  ['RD100,00', 'credit', {}, 'BOOK'],
  ['RDR100,00', 'credit', {}, 'BOOK'],
  ['EC100,00', 'credit', undefined, 'PDNG'],
])('reads the mark of %s, the letter of the currency and reversals apart', (text, sign, returned, status) => {
  const entry = entryOf(movement(`2603010302${text}NTRFNONREF`));
  expect(entry).toMatchObject({ amountMinor: 10_000, sign, status });
  expect(entry.returned).toEqual(returned);
});

test.each([
  ['2601020102', '2026-01-02'],
  ['2601021231', '2025-12-31'],
  ['2512310102', '2026-01-02'],
  ['2403010229', '2024-02-29'],
  ['260301', '2026-03-01'],
])('finds the year of the entry date in %s', (dates, bookedOn) => {
  expect(entryOf(movement(`${dates}C1,NTRFNONREF`)).bookedOn).toBe(bookedOn);
});

test.each(['2613010101', '260230', '2603010230', 'XX0302', ''])('leaves out and flags a movement of "%s"', (dates) => {
  const content = mt940({
    fields: [`:61:${dates}C100,00NTRFNONREF`, `:61:${credit}`],
    closing: ':62F:C260302EUR200,00',
  });
  expect(entriesOf(content)).toHaveLength(1);
  expect(reasonsOf(content)).toEqual(['line 5 (61) has no date that can be used: it is left out']);
});

test.each([
  ['no account', mt940({ account: null }), 'noAccount', 'names no account (25)'],
  ['no opening balance', mt940({ opening: null }), 'brokenStructure', 'has no opening balance (60)'],
  ['no closing balance', mt940({ closing: null }), 'brokenStructure', 'has no closing balance (62)'],
  ['a balance without a currency', mt940({ opening: ':60F:C2603010,00' }), 'noCurrency', 'has no currency'],
  ['a balance without an amount', mt940({ opening: ':60F:C260301EUR' }), 'noAmount', 'has no amount'],
  ['two currencies', mt940({ closing: ':62F:C260302USD0,00' }), 'brokenStructure', 'opens in EUR and closes in USD'],
  ['a movement without an amount', movement('2603010302CNTRFNONREF'), 'noAmount', 'line 5 (61) has no amount'],
  ['a movement that is none', movement('hello'), 'brokenStructure', 'line 5 (61) is no movement'],
  ['an amount that is too fine', movement('260301C1,005NTRFNONREF'), 'noAmount', 'finer'],
  [
    'a movement after its balance',
    `${mt940().replace('-\r\n', '')}:61:${credit}\r\n-\r\n`,
    'brokenStructure',
    'does not stand',
  ],
])('refuses a file with %s, and says where', (_, content, code, reason) => {
  expect(refusalOf(content)).toMatchObject({ code, reason: expect.stringContaining(reason) });
});

test.each([
  ['NL91ABNA0417164300EUR', 'NL91ABNA0417164300'],
  ['NL91ABNA0417164300 EUR', 'NL91ABNA0417164300'],
  ['DEUTDEFF/DE89370400440532013000', 'DE89370400440532013000'],
  ['37040044/0532013000', '37040044/0532013000'],
])('names the account of %s', (account, expected) => {
  expect(statementsOf(mt940({ account }))[0]?.account).toBe(expected);
});

it('reads messages in a SWIFT envelope', () => {
  const content = `{1:F01BANKFRPPXXXX0000000000}{2:O9401200}{4:\r\n${movement(credit).replace('-\r\n', '-}{5:{CHK:1}}')}`;
  expect(entriesOf(content + content)).toHaveLength(2);
});

it('puts the pages of one statement together, and nothing else', () => {
  const first = mt940({ fields: [`:61:${credit}`], closing: ':62M:C260302EUR100,00' });
  const second = (number: string) =>
    mt940({ number, opening: ':60M:C260302EUR100,00', fields: [`:61:${credit}`], closing: ':62F:C260302EUR200,00' });
  const statements = statementsOf(first + second('7/2'));
  expect(statements).toMatchObject([{ opening: { amountMinor: 0 }, closing: { amountMinor: 20_000 } }]);
  expect(statements[0]?.entries).toHaveLength(2);
  expect(statementsOf(first + second('8/1'))).toHaveLength(2);
});

it('tells a returned item by its type', () => {
  expect(entryOf(movement('2603010302D1,00NRTINONREF', 'FA-1')).returned).toEqual({});
});

it('keeps the lines of plain text, and takes the supplement where nothing else is said', () => {
  expect(entryOf(movement(credit, 'line one', 'line two')).text).toBe('line one\nline two');
  expect(entryOf(mt940({ fields: [`:61:${credit}\r\nCard transaction`] })).text).toBe('Card transaction');
});
