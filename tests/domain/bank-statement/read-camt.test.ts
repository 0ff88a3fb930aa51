import { expect, it, test } from 'vitest';
import { camt, camtOf } from './camt-builder.ts';
import { entriesOf, entryOf, reasonsOf, refusalOf, statementsOf } from './readings.ts';

const versions = Array.from({ length: 13 }, (_, index) => `001.${String(index + 2).padStart(2, '0')}`);

test.each(versions)('reads statements, notifications and reports of version %s', (version) => {
  for (const message of ['052', '053', '054'] as const)
    expect(statementsOf(camt({ message, version }))).toMatchObject([
      {
        format: `camt.${message}`,
        account: 'FR7630006000011234567890189',
        currency: 'EUR',
        entries: [{ amountMinor: 10_000 }],
      },
    ]);
});

test.each([
  ['a version before the first', 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.01', 'unknownVersion'],
  ['a version after the last', 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.15', 'unknownVersion'],
  ['another message', 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09', 'unknownVersion'],
  ['no namespace', '', 'unknownVersion'],
])('refuses %s by its name', (_, namespace, code) => {
  expect(refusalOf(camt({ namespace }))).toMatchObject({ code, reason: expect.stringContaining(namespace) });
});

it('refuses a message whose content is of another one', () => {
  expect(refusalOf(camt({ namespace: 'urn:iso:std:iso:20022:tech:xsd:camt.054.001.08' })).code).toBe('brokenStructure');
});

it('refuses a message without a statement, and XML that is something else', () => {
  expect(refusalOf(camt({ statements: [] })).code).toBe('noStatement');
  expect(refusalOf('<Invoice xmlns="urn:x"/>').code).toBe('unknownFormat');
  expect(refusalOf('<Document').code).toBe('brokenFile');
});

it('finds the document in the envelope that some banks put around it', () => {
  const enveloped = `<Envelope xmlns="urn:bank"><Header/>${camt().replace(/^<\?xml[^>]*>/, '')}</Envelope>`;
  expect(entriesOf(enveloped)).toHaveLength(1);
});

test.each([
  ['an account that is no IBAN', '<Othr><Id>50000000054910000003</Id></Othr>', '50000000054910000003'],
  ['an IBAN in groups', '<IBAN>FR76 3000 6000 0112 3456 7890 189</IBAN>', 'FR7630006000011234567890189'],
])('names %s', (_, account, expected) => {
  expect(statementsOf(camt({ statements: [{ account }] }))[0]?.account).toBe(expected);
});

it('refuses a statement without an account or a currency, and an entry without an amount, and says where', () => {
  expect(refusalOf(camt({ statements: [{ id: 'S-7', account: '' }] }))).toMatchObject({
    code: 'noAccount',
    reason: 'statement S-7 names no account',
  });
  expect(refusalOf(camt({ statements: [{ currency: null }] })).code).toBe('noCurrency');
  expect(refusalOf(camtOf([{}, { currency: null }]))).toMatchObject({
    code: 'noCurrency',
    reason: 'entry 2 of statement S-1 has no currency',
  });
  expect(refusalOf(camtOf([{ amount: '' }]))).toMatchObject({ code: 'noAmount' });
  expect(refusalOf(camtOf([{ amount: '-1.00' }]))).toMatchObject({ code: 'noAmount' });
  expect(refusalOf(camtOf([{ amount: '1 000.00' }]))).toMatchObject({ code: 'noAmount' });
  expect(refusalOf(camtOf([{ indicator: 'CREDIT' }]))).toMatchObject({ code: 'brokenStructure' });
});

test.each([
  ['8.85', 'EUR', 885],
  ['8.85000', 'EUR', 885],
  ['8', 'EUR', 800],
  ['500', 'JPY', 500],
  ['500.00', 'JPY', 500],
  ['1.234', 'TND', 1234],
  ['12.50', 'DEM', 1250],
  ['90071992547409.91', 'EUR', 9_007_199_254_740_991],
])('reads %s %s as %i minor units', (amount, currency, expected) => {
  expect(entryOf(camtOf([{ amount, currency }])).amountMinor).toBe(expected);
});

test.each([
  ['8.855', 'EUR', 'noAmount'],
  ['0.5', 'JPY', 'noAmount'],
  ['90071992547409.92', 'EUR', 'noAmount'],
  ['1.00', 'XXX', 'noCurrency'],
  ['1.00', 'eur', 'noCurrency'],
])('refuses %s %s rather than rounding or guessing', (amount, currency, code) => {
  expect(refusalOf(camtOf([{ amount, currency }])).code).toBe(code);
});

test.each([
  ['BOOK', 'BOOK', 0],
  ['<Cd>BOOK</Cd>', 'BOOK', 0],
  ['PDNG', 'PDNG', 0],
  ['<Cd>INFO</Cd>', 'INFO', 0],
  ['<Cd>FUTR</Cd>', 'PDNG', 0],
  ['<Prtry>DONE</Prtry>', 'INFO', 1],
  ['', 'INFO', 1],
])('takes the status %s for %s', (status, expected, flags) => {
  const content = camtOf([{ status }]);
  expect(entryOf(content).status).toBe(expected);
  expect(reasonsOf(content)).toHaveLength(flags);
});

it('takes the day as the bank writes it, and the value date only where there is no booking date', () => {
  const dated = (bookingDate: string | null, valueDate: string | null) =>
    entriesOf(camtOf([{ bookingDate, valueDate }]));
  expect(dated('2026-03-02', '2026-03-04')).toMatchObject([{ bookedOn: '2026-03-02', valueOn: '2026-03-04' }]);
  expect(dated('2026-03-02T23:59:59-08:00', null)).toMatchObject([{ bookedOn: '2026-03-02' }]);
  expect(dated(null, '2026-03-04')).toMatchObject([{ bookedOn: '2026-03-04' }]);
});

test.each([
  ['2026-02-30', '2026-03-04'],
  ['2026-13-01', null],
  ['soon', null],
  [null, null],
])('leaves out and flags a line booked on %s', (bookingDate, valueDate) => {
  const content = camtOf([{ bookingDate, valueDate }, { amount: '7.00' }]);
  expect(entriesOf(content)).toMatchObject([{ amountMinor: 700 }]);
  expect(reasonsOf(content)).toEqual(['entry 1 of statement S-1 has no date that can be used: it is left out']);
});

it('reads signed balances in the currency of the account and the numbers of the statement', () => {
  const balances = [
    { code: 'OPBD', amount: '50.00', indicator: 'DBIT' },
    { code: 'CLBD', amount: '50.00' },
    { code: 'CLAV', amount: '1.00' },
  ];
  const content = camt({ statements: [{ sequence: 12, balances, entries: [{ amount: '100.00' }] }] });
  expect(reasonsOf(content)).toEqual([]);
  expect(statementsOf(content)).toMatchObject([
    {
      id: 'S-1',
      sequence: 12,
      opening: { on: '2026-03-02', amountMinor: -5_000 },
      closing: { on: '2026-03-02', amountMinor: 5_000 },
    },
  ]);
});

it('flags balances that the movements do not explain, a foreign one, and a count that is not theirs', () => {
  const flagged = (amount: string, currency: string, count?: number) =>
    reasonsOf(
      camt({
        statements: [
          {
            balances: [
              { code: 'PRCD', amount: '0.00' },
              { code: 'CLBD', amount, currency },
            ],
            entries: [{ amount: '100.00' }, { amount: '30.00', status: 'PDNG' }],
            ...(count !== undefined && { count }),
          },
        ],
      }),
    );
  expect(flagged('100.00', 'EUR', 2)).toEqual([]);
  expect(flagged('100.01', 'EUR')).toEqual([expect.stringContaining('the closing balance says 10001')]);
  expect(flagged('100.00', 'SEK')).toEqual([expect.stringContaining('is in SEK')]);
  expect(flagged('100.00', 'EUR', 35)).toEqual(['statement S-1 says that it has 35 entries, and has 2']);
});
