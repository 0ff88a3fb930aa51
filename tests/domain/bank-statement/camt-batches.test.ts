import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { camtOf, type DetailOptions, type EntryOptions } from './camt-builder.ts';
import { entriesOf, entryOf, reasonsOf, sumOf } from './readings.ts';

const batch = (amount: string, details: readonly DetailOptions[], more: EntryOptions = {}) =>
  camtOf([{ amount, reference: 'N-1', details, ...more }]);

test.each(['Amt', 'TxAmt', 'CntrValAmt'] as const)('splits a batch into its details by %s', (amountIn) => {
  const details = [
    { amount: '60.00', amountIn, refs: { EndToEndId: 'E-1' }, ustrd: ['FA-1'] },
    { amount: '40.00', amountIn, refs: { EndToEndId: 'E-2' } },
  ];
  const content = batch('100.00', details);
  expect(reasonsOf(content)).toEqual([]);
  expect(entriesOf(content)).toMatchObject([
    { amountMinor: 6_000, endToEndId: 'E-1', text: 'FA-1', batch: { reference: 'N-1', index: 1, of: 2 } },
    { amountMinor: 4_000, endToEndId: 'E-2', batch: { reference: 'N-1', index: 2, of: 2 } },
  ]);
});

it('gives a lone detail the amount of its entry, when it has none, a zero, or one in the currency it came from', () => {
  for (const detail of [{}, { amount: '0' }, { amount: '3200.00', currency: 'USD', amountIn: 'InstdAmt' as const }])
    expect(entryOf(batch('21.20', [{ ...detail, refs: { EndToEndId: 'E-1' } }]))).toMatchObject({
      amountMinor: 2_120,
      currency: 'EUR',
      endToEndId: 'E-1',
    });
});

it('does not give it to a detail that stands for several payments', () => {
  const entry = entryOf(batch('100.00', [{ refs: { EndToEndId: 'E-1' } }], { numberOfPayments: 3 }));
  expect(entry).toMatchObject({ amountMinor: 10_000, references: ['E-1', 'N-1'], batch: { index: 1, of: 3 } });
  expect(entry.endToEndId).toBeUndefined();
  expect(entry.why).toContain('does not say how much');
});

it('keeps an entry whole when one of several details has no amount', () => {
  const content = batch('100.00', [{ amount: '60.00', refs: { EndToEndId: 'E-1' } }, { refs: { EndToEndId: 'E-2' } }]);
  expect(entryOf(content)).toMatchObject({ amountMinor: 10_000, references: ['E-1', 'E-2', 'N-1'], batch: { of: 2 } });
  expect(entryOf(content).why).toContain('stays whole');
});

it('keeps an entry whole when its details are in another currency', () => {
  const content = batch('100.00', [
    { amount: '3.10', currency: 'CHF' },
    { amount: '3.20', currency: 'CHF' },
  ]);
  expect(entryOf(content)).toMatchObject({ amountMinor: 10_000, currency: 'EUR' });
});

it('takes what was instructed for the amounts only when it makes the entry exactly', () => {
  const instructed = (amount: string) =>
    entriesOf(
      batch(amount, [
        { amount: '60.00', amountIn: 'InstdAmt' },
        { amount: '40.00', amountIn: 'InstdAmt' },
      ]),
    );
  expect(instructed('100.00')).toHaveLength(2);
  expect(instructed('98.00')).toHaveLength(1);
});

it('flags what details leave over or take too much, and loses nothing', () => {
  for (const [amount, rest, sign] of [
    ['110.00', 1_000, 'credit'],
    ['98.00', 200, 'debit'],
  ] as const) {
    const content = batch(amount, [{ amount: '60.00' }, { amount: '40.00' }]);
    expect(entriesOf(content)).toMatchObject([
      { amountMinor: 6_000, sign: 'credit' },
      { amountMinor: 4_000, sign: 'credit' },
      { amountMinor: rest, sign, why: expect.stringContaining('do not add up') },
    ]);
    expect(reasonsOf(content)).toEqual(['the details of entry 1 of statement S-1 do not add up to it']);
  }
});

it('lets a detail go the other way than its entry, as in a batch with a return in it', () => {
  const content = batch('40.00', [
    { amount: '60.00', indicator: 'CRDT' },
    { amount: '20.00', indicator: 'DBIT', reason: 'AC04' },
  ]);
  expect(reasonsOf(content)).toEqual([]);
  expect(entriesOf(content)).toMatchObject([
    { amountMinor: 6_000, sign: 'credit' },
    { amountMinor: 2_000, sign: 'debit', returned: { reasonCode: 'AC04' } },
  ]);
});

it('believes the entry, and flags it, when all details say the opposite', () => {
  const opposite = { indicator: 'CRDT' as const };
  const content = batch(
    '100.00',
    [
      { amount: '60.00', ...opposite },
      { amount: '40.00', ...opposite },
    ],
    { indicator: 'DBIT' },
  );
  expect(entriesOf(content)).toMatchObject([{ sign: 'debit' }, { sign: 'debit' }]);
  expect(reasonsOf(content)).toHaveLength(1);
});

it('is a batch with nothing but its sum where the bank says how many payments it has', () => {
  expect(entryOf(camtOf([{ reference: 'N-1', numberOfPayments: 4 }])).batch).toEqual({
    reference: 'N-1',
    index: 1,
    of: 4,
  });
  expect(entryOf(camtOf([{ reference: 'N-1', numberOfPayments: 1 }])).batch).toBeUndefined();
});

it('makes the same sum as the entry, however its details are written', () => {
  const detail = fc.record(
    {
      amount: fc.integer({ min: 0, max: 99_999 }).map((minor) => (minor / 100).toFixed(2)),
      amountIn: fc.constantFrom('Amt' as const, 'TxAmt' as const, 'InstdAmt' as const, 'CntrValAmt' as const),
      currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'CHF'),
      indicator: fc.constantFrom('CRDT' as const, 'DBIT' as const),
    },
    { requiredKeys: [] },
  );
  const entry = fc.record({
    minor: fc.integer({ min: 0, max: 99_999 }),
    indicator: fc.constantFrom('CRDT', 'DBIT'),
    details: fc.array(detail, { maxLength: 4 }),
    numberOfPayments: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(entry, ({ minor, ...given }) => {
      const entries = entriesOf(camtOf([{ amount: (minor / 100).toFixed(2), ...given }]));
      expect(sumOf(entries)).toBe(given.indicator === 'CRDT' ? minor : 0 - minor);
    }),
    { numRuns: 200 },
  );
});
