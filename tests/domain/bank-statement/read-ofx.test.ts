import { expect, it, test } from 'vitest';
import { ofx, type OfxOptions, transaction } from './ofx-builder.ts';
import { entriesOf, entryOf, reasonsOf, refusalOf, statementsOf } from './readings.ts';

const styles = ['sgml', 'closed', 'xml'] as const;

test.each(styles)('reads a statement written as %s', (style) => {
  const content = ofx({
    style,
    transactions: [
      { NAME: 'PAYER & SONS', MEMO: 'FA-1', FITID: 'F-1', CHECKNUM: '319' },
      { TRNTYPE: 'DEBIT', TRNAMT: '-20.5', NAME: 'FEE' },
    ],
    balance: { BALAMT: '-79.50', DTASOF: '20260302' },
  });
  expect(reasonsOf(content)).toEqual([]);
  expect(statementsOf(content)).toMatchObject([
    {
      format: 'ofx',
      account: '30006 12345678901',
      currency: 'EUR',
      closing: { on: '2026-03-02', amountMinor: -7_950 },
      entries: [
        {
          amountMinor: 10_000,
          sign: 'credit',
          bookedOn: '2026-03-02',
          status: 'BOOK',
          bankReference: 'F-1',
          references: ['319', 'F-1'],
          text: 'PAYER & SONS\nFA-1',
          counterparty: { name: 'PAYER & SONS' },
        },
        { amountMinor: 2_050, sign: 'debit' },
      ],
    },
  ]);
});

it('takes a value without a value for what it is, and not for what follows', () => {
  const entry = entryOf(ofx({ transactions: [{ MEMO: '', NAME: 'PAYER' }] }));
  expect(entry).toMatchObject({ text: 'PAYER', amountMinor: 10_000 });
});

test.each([
  ['20260302', '2026-03-02'],
  ['202603022359', '2026-03-02'],
  ['20260302235959.000[-8:PST]', '2026-03-02'],
  ['20260302000000[+5.30:IST]', '2026-03-02'],
])('takes the day of %s as the bank writes it', (DTPOSTED, day) => {
  expect(entryOf(ofx({ transactions: [{ DTPOSTED }] })).bookedOn).toBe(day);
});

test.each(['20260230', '2026', '', undefined])('leaves out and flags a transaction of %s', (DTPOSTED) => {
  const content = ofx({ transactions: [{ DTPOSTED }, {}] });
  expect(entriesOf(content)).toHaveLength(1);
  expect(reasonsOf(content)).toEqual(['transaction 1 of statement 1 has no date that can be used: it is left out']);
});

test.each([
  ['1,50', 150],
  ['+1.50', 150],
  ['.5', 50],
  ['7', 700],
])('reads the amount %s', (TRNAMT, amountMinor) => {
  expect(entryOf(ofx({ transactions: [{ TRNAMT }] })).amountMinor).toBe(amountMinor);
});

const without = (options: OfxOptions) => refusalOf(ofx(options));

test.each(['', undefined, '1,234.56', '1.234', 'ten'])('refuses the amount %s, and says where', (TRNAMT) => {
  expect(without({ transactions: [{}, { TRNAMT }] })).toMatchObject({
    code: 'noAmount',
    reason: expect.stringContaining('transaction 2 of statement 1'),
  });
});

it('refuses a statement without an account or a currency, a file without one, and one cut off', () => {
  expect(without({ account: {} }).code).toBe('noAccount');
  expect(without({ currency: '' }).code).toBe('noCurrency');
  expect(refusalOf('OFXHEADER:100\n\n<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1></OFX>').code).toBe('noStatement');
  expect(refusalOf(ofx().slice(0, -40)).code).toBe('brokenStructure');
  expect(refusalOf(ofx({ style: 'xml' }).slice(0, -40)).code).toBe('brokenFile');
});

test.each([
  [{ ACCTID: 'FR7630006000011234567890189' }, 'FR7630006000011234567890189'],
  [{ BANKID: '30006', BRANCHID: '00001', ACCTID: '12345678901', ACCTKEY: '89' }, 'FR7630006000011234567890189'],
  [{ BANKID: '30006', BRANCHID: '00001', ACCTID: '12345678901', ACCTKEY: '88' }, '30006 00001 12345678901'],
  [{ BANKID: '111000025', ACCTID: '1452687~7' }, '111000025 1452687~7'],
])('names the account of %o', (account, expected) => {
  expect(statementsOf(ofx({ account }))[0]?.account).toBe(expected);
});

it('reads statements of credit cards', () => {
  const content = ofx({
    card: true,
    account: { ACCTID: '4111' },
    transactions: [{ TRNAMT: '-5.00', TRNTYPE: 'DEBIT' }],
  });
  expect(statementsOf(content)).toMatchObject([{ account: '4111', entries: [{ amountMinor: 500, sign: 'debit' }] }]);
});

it('reads a transaction in its own currency, and flags that it is not of the account', () => {
  const content = ofx({ transactions: [{ CURRENCY: transaction('CURSYM', 'USD') }] });
  expect(entryOf(content).currency).toBe('USD');
});

it('flags a type that contradicts its sign, and a correction of what was told before', () => {
  expect(reasonsOf(ofx({ transactions: [{ TRNTYPE: 'DEBIT' }] }))).toEqual([expect.stringContaining('is a DEBIT')]);
  expect(reasonsOf(ofx({ transactions: [{ CORRECTFITID: 'F-0' }] }))).toEqual([expect.stringContaining('corrects')]);
});
