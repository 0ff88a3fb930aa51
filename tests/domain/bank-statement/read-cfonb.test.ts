import { isValidIBAN } from 'ibantools';
import { expect, it, test } from 'vitest';
import { cfonb, cfonbField, detail, newBalance, oldBalance, operation } from './cfonb-builder.ts';
import { entriesOf, entryOf, reasonsOf, refusalOf, statementsOf } from './readings.ts';

it('reads a statement of account: its IBAN, its balances, its operations', () => {
  const content = cfonb([operation(12_345, { entryNumber: '0000042' }), operation(-345)], 12_000);
  expect(reasonsOf(content)).toEqual([]);
  expect(statementsOf(content)).toMatchObject([
    {
      format: 'cfonb120',
      account: 'FR7630006000011234567890189',
      currency: 'EUR',
      opening: { on: '2026-03-02', amountMinor: 0 },
      closing: { on: '2026-03-02', amountMinor: 12_000 },
      entries: [
        {
          amountMinor: 12_345,
          sign: 'credit',
          bookedOn: '2026-03-02',
          valueOn: '2026-03-03',
          bankReference: '0000042',
        },
        { amountMinor: 345, sign: 'debit', status: 'BOOK', text: 'VIR SEPA' },
      ],
    },
  ]);
});

test.each([
  [{ bank: '20041', branch: '01005', account: '0500013M026' }, 'FR1420041010050500013M02606'],
  [{ bank: '30006', branch: '00001', account: '12345678901' }, 'FR7630006000011234567890189'],
  [{ bank: '10278', branch: '02204', account: '00012345603' }, undefined],
])('makes a valid IBAN of bank, branch and account: %o', (fields, iban) => {
  const account = statementsOf([oldBalance(0, fields), newBalance(0, fields)].join('\n'))[0]?.account ?? '';
  expect(isValidIBAN(account)).toBe(true);
  if (iban !== undefined) expect(account).toBe(iban);
});

it('names an account that makes no IBAN as it is written', () => {
  const fields = { branch: '     ' };
  expect(statementsOf([oldBalance(0, fields), newBalance(0, fields)].join('\n'))[0]?.account).toBe('30006 12345678901');
});

test.each([
  ['0000000000123{', 1230, 'credit'],
  ['0000000000123A', 1231, 'credit'],
  ['0000000000123I', 1239, 'credit'],
  ['0000000000123}', 1230, 'debit'],
  ['0000000000123J', 1231, 'debit'],
  ['0000000000123R', 1239, 'debit'],
])('reads the sign and the last digit of %s', (field, amountMinor, sign) => {
  expect(entriesOf([oldBalance(0), operation(field), newBalance(0)].join('\n'))).toMatchObject([{ amountMinor, sign }]);
});

test.each([
  ['0', 'EUR', 100_00],
  ['2', 'EUR', 1_00],
  ['3', 'EUR', 10],
  ['0', 'JPY', 100],
])('reads 100 with %s decimals of %s', (decimals, currency, amountMinor) => {
  const fields = { decimals, currency };
  const lines = [oldBalance(0, fields), operation(100, fields), newBalance(100, fields)];
  expect(entryOf(lines.join('\n')).amountMinor).toBe(amountMinor);
});

it('reads what the details of an operation say', () => {
  const first = `${'x'.repeat(66)} FA-`;
  const content = cfonb(
    [
      operation(100, { reference: 'REF-16' }),
      detail('NPY', 'PAYER SARL'),
      detail('NPO', 'BEHIND SAS'),
      detail('LCC', first),
      detail('LC2', '2026-001 end'),
      detail('RCN', `${'E2E-1'.padEnd(35)}SALA`),
      detail('REF', 'R-1'),
      detail('RUM', 'MANDATE-1'),
      detail('LCS', 'RF18539007547034'),
      detail('MMO', 'USD200000000012345'),
      detail('LIB', 'more'),
      detail('ZZZ', 'of the bank'),
    ],
    100,
  );
  expect(entryOf(content)).toMatchObject({
    text: `VIR SEPA\n${'x'.repeat(66)} FA-2026-001 end\nmore\nof the bank`,
    counterparty: { name: 'PAYER SARL', ultimateName: 'BEHIND SAS' },
    endToEndId: 'E2E-1',
    mandateId: 'MANDATE-1',
    creditorReference: 'RF18539007547034',
    references: ['RF18539007547034', 'E2E-1', 'R-1', 'REF-16', 'MANDATE-1'],
  });
});

it('names the payee of a debit', () => {
  const content = cfonb([operation(-100), detail('NPY', 'WE'), detail('NBE', 'THEY')], -100);
  expect(entryOf(content).counterparty).toEqual({ name: 'THEY' });
});

test.each([
  [{ rejection: '04' }, { reasonCode: '04' }],
  [{ label: 'REJET PRLV SEPA' }, {}],
  [{ label: 'CHEQUE IMPAYE' }, {}],
  [{ label: 'Chèque impayé' }, {}],
  [{ label: 'FRAIS REJET PRLV' }, undefined],
  [{ label: 'COMMISSION IMPAYE' }, undefined],
  [{ label: 'VIR SEPA', rejection: '00' }, undefined],
])('tells a payment that comes back, and not its charges: %o', (fields, returned) => {
  expect(entryOf(cfonb([operation(-100, fields)], -100)).returned).toEqual(returned);
});

test.each([
  ['an operation before the old balance', [operation(1), oldBalance(0), newBalance(1)], 'line 1 (04) stands outside'],
  ['a detail without an operation', [oldBalance(0), detail('LIB', 'x'), newBalance(0)], 'line 2 (05) is a detail'],
  ['a new balance without an old one', [newBalance(0)], 'line 1 (07) stands outside'],
  [
    'a statement that never ends',
    [oldBalance(0), operation(1)],
    'line 1 (01) starts a statement that has no new balance',
  ],
  ['a statement within a statement', [oldBalance(0), oldBalance(0), newBalance(0)], 'line 2 (01) starts'],
  ['another record', [oldBalance(0), oldBalance(0).replace(/^01/, '03'), newBalance(0)], 'line 2 is no record'],
  ['a line that is too long', [oldBalance(0), `${operation(1)}x`, newBalance(1)], 'line 2 has 121 columns'],
  ['a line without its amount', [oldBalance(0), operation(1).slice(0, 90), newBalance(1)], 'line 2 has 90 columns'],
])('refuses %s, and says where', (_, lines, reason) => {
  expect(refusalOf(lines.join('\n'))).toMatchObject({
    code: 'brokenStructure',
    reason: expect.stringContaining(reason),
  });
});

test.each([
  ['no currency', { currency: '   ' }, 'noCurrency'],
  ['a currency that is none', { currency: 'XYZ' }, 'noCurrency'],
  ['no account', { account: ' '.repeat(11) }, 'noAccount'],
  ['no number of decimals', { decimals: ' ' }, 'brokenStructure'],
])('refuses a file with %s', (_, fields, code) => {
  expect(refusalOf([oldBalance(0, fields), newBalance(0, fields)].join('\n')).code).toBe(code);
});

test.each([' '.repeat(14), '0000000000123Z', '000000000012 A', '00000000001234'])(
  'refuses the amount "%s"',
  (field) => {
    expect(refusalOf([oldBalance(0), operation(field), newBalance(0)].join('\n')).code).toBe('noAmount');
  },
);

it('refuses an operation of another account, and flags one of another branch', () => {
  const lines = (fields: object) => [oldBalance(0), operation(1, fields), newBalance(1)].join('\n');
  expect(refusalOf(lines({ account: '10987654321' })).code).toBe('otherAccount');
  expect(refusalOf(lines({ currency: 'USD' })).code).toBe('otherAccount');
  expect(reasonsOf(lines({ branch: '00002' }))).toEqual([
    expect.stringContaining('line 2 names another bank or branch'),
  ]);
});

test.each(['310226', '000000', '      ', '02 326', 'CART  '])('leaves out and flags an operation of %s', (date) => {
  const content = cfonb([operation(100, { date }), operation(50)], 150);
  expect(entriesOf(content)).toMatchObject([{ amountMinor: 50 }]);
  expect(reasonsOf(content)).toEqual(['line 2 has no date that can be used: it is left out']);
});

it('flags balances that the operations do not explain, and one without a date', () => {
  expect(reasonsOf(cfonb([operation(100)], 101))).toEqual([expect.stringContaining('the closing balance says 101')]);
  const undated = [oldBalance(0, { date: '      ' }), newBalance(0)].join('\n');
  expect(reasonsOf(undated)).toEqual(['the balance of line 1 has no date that can be used: it is left out']);
  expect(statementsOf(undated)[0]?.opening).toBeUndefined();
});

it('reads lines ended in any way, or not at all, and several statements', () => {
  const lines = [oldBalance(0), operation(100), newBalance(100), oldBalance(100), newBalance(100)];
  for (const end of ['\r\n', '\n', '\r', '', '\n\n']) {
    expect(statementsOf(lines.join(end))).toHaveLength(2);
    expect(reasonsOf(lines.join(end))).toEqual([]);
  }
});

it('reads lines whose last blanks an editor has cut off, and says so', () => {
  const content = cfonb([operation(100)], 100).replaceAll(/ +(?=\r\n|$)/g, '');
  expect(entriesOf(content)).toHaveLength(1);
  expect(reasonsOf(content)).toEqual([expect.stringContaining('read as if blanks were missing')]);
});

it('reads letters with accents in UTF-8 and in ISO-8859-1', () => {
  const text = cfonb([operation(100, { label: 'REÇU DE ZOÉ' })], 100);
  for (const encoding of ['utf8', 'latin1'] as const)
    expect(entryOf(Buffer.from(text, encoding)).text).toBe('REÇU DE ZOÉ');
});

it('writes the fields that it reads', () => {
  expect([cfonbField(0), cfonbField(-10), cfonbField(123)]).toEqual([
    '0000000000000{',
    '0000000000001}',
    '0000000000012C',
  ]);
});
