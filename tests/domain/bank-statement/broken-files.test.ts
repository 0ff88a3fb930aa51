import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, it, test } from 'vitest';
import type { BankStatement, StatementReading } from '../../../lambdas/domain/bank-statement/bank-statement.ts';
import { readStatements } from '../../../lambdas/domain/bank-statement/read-statements.ts';
import { camt } from './camt-builder.ts';
import { cfonb, detail, operation } from './cfonb-builder.ts';
import { mt940 } from './mt940-builder.ts';
import { ofx } from './ofx-builder.ts';
import { sumOf } from './readings.ts';

const xml = camt({
  statements: [
    {
      balances: [
        { code: 'OPBD', amount: '0.00' },
        { code: 'CLBD', amount: '150.00' },
      ],
      entries: [
        {
          amount: '100.00',
          details: [
            { amount: '60.00', ustrd: ['FA-1'] },
            { amount: '40.00', refs: { EndToEndId: 'E' } },
          ],
        },
        { amount: '50.00', details: [{ creditorReferences: ['RF18539007547034'] }] },
      ],
    },
  ],
});

const files: Readonly<Record<string, Uint8Array>> = {
  camt: strToU8(xml),
  cfonb120: strToU8(
    cfonb([operation(10_000), detail('LCC', 'FA-1'), detail('NPY', 'PAYER'), operation(5_000)], 15_000),
  ),
  mt940: strToU8(
    mt940({
      fields: [
        ':61:2603010302C100,00NTRFREF//B',
        ':86:166?00X?20EREF+E?21SVWZ+FA-1?32PAYER',
        ':61:260302C50,NTRFNONREF',
      ],
      closing: ':62F:C260302EUR150,00',
    }),
  ),
  ofx: strToU8(
    ofx({ transactions: [{ NAME: 'A & B' }, { TRNAMT: '50.00' }], balance: { BALAMT: '150.00', DTASOF: '20260302' } }),
  ),
  zip: zipSync({ 'a.xml': strToU8(xml), 'b.txt': strToU8(cfonb([operation(5_000)], 5_000)) }),
};

/** A reading is whole, or none; whatever it is, its amounts can be counted. */
function expectSound(reading: StatementReading): void {
  if (reading.outcome === 'reject') {
    expect(reading.reason).not.toBe('');
    expect(reading.code).not.toBe('');
    return;
  }
  expect(reading.outcome).toBe(reading.reasons.length === 0 ? 'accept' : 'flag');
  expect(reading.statements.length).toBeGreaterThan(0);
  for (const statement of reading.statements) {
    expect(statement.account).not.toBe('');
    for (const entry of statement.entries) {
      expect(Number.isSafeInteger(entry.amountMinor) && entry.amountMinor >= 0).toBe(true);
      expect(entry.bookedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(entry.currency).toMatch(/^[A-Z]{3}$/);
    }
    expectKept(statement);
  }
}

/** What is not flagged explains its balances. */
function expectKept({ opening, closing, entries, flags, currency }: BankStatement): void {
  if (!opening || !closing || flags.length > 0) return;
  const booked = entries.filter((entry) => entry.status === 'BOOK' && entry.currency === currency);
  expect(opening.amountMinor + sumOf(booked)).toBe(closing.amountMinor);
}

const change = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('set', 'cut', 'insert', 'repeat'),
  byte: fc.nat(255),
  length: fc.integer({ min: 1, max: 40 }),
});
type Change = { at: number; kind: string; byte: number; length: number };

function changed(bytes: Uint8Array, { at, kind, byte, length }: Change): Uint8Array {
  const from = at % Math.max(1, bytes.length);
  const [before, after] = [bytes.subarray(0, from), bytes.subarray(from)];
  if (kind === 'set') return Buffer.concat([before, Buffer.from([byte]), after.subarray(1)]);
  if (kind === 'cut') return Buffer.concat([before, after.subarray(length)]);
  if (kind === 'insert') return Buffer.concat([before, Buffer.alloc(length, byte), after]);
  return Buffer.concat([before, after.subarray(0, length), after]);
}

test.each(Object.keys(files))('answers whatever becomes of the bytes of a file: %s', (name) => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const bytes = changes.reduce<Uint8Array>(changed, files[name] ?? new Uint8Array());
      expectSound(readStatements(bytes));
    }),
    { numRuns: 200 },
  );
});

test.each(['camt', 'cfonb120', 'mt940', 'ofx'])(
  'answers when lines or elements go, come twice or change places: %s',
  (name) => {
    const pieces = new TextDecoder().decode(files[name]).split(name === 'camt' ? /(?=<)/ : /(?<=\n)/);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(2)), { minLength: 1, maxLength: 4 }), (moves) => {
        const moved = [...pieces];
        for (const [from, to, kind] of moves) {
          const [piece = ''] = kind === 0 ? [moved[from % moved.length]] : moved.splice(from % moved.length, 1);
          if (kind !== 1) moved.splice(to % (moved.length + 1), 0, piece);
        }
        expectSound(readStatements(moved.join('')));
      }),
      { numRuns: 200 },
    );
  },
);

it('answers whatever bytes it is given', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => expectSound(readStatements(bytes))),
    { numRuns: 200 },
  );
});

test.each([
  ['elements that are never closed', `OFXHEADER:100\n<OFX>${'<A>'.repeat(300_000)}`],
  ['values that are never closed', `OFXHEADER:100\n<OFX>${'<A>x'.repeat(100_000)}</OFX>`],
  ['a field of slashes', mt940({ fields: [':61:2603010302C1,NTRFNONREF', `:86:/EREF/${'/'.repeat(300_000)}`] })],
  [
    'a field of question marks',
    mt940({ fields: [':61:2603010302C1,NTRFNONREF', `:86:166?00${'?20'.repeat(100_000)}`] }),
  ],
  ['blanks', ' '.repeat(3_000_000)],
  ['lines', '\n'.repeat(3_000_000)],
  ['digits', '0'.repeat(3_000_000)],
  ['records of digits', '040'.repeat(1_000_000)],
  ['curly brackets', `{1:${'{'.repeat(1_000_000)}`],
])('answers in time for a large file of %s', (_, content) => {
  const before = performance.now();
  expectSound(readStatements(content));
  expect(performance.now() - before).toBeLessThan(10_000);
});

it.each(['', '\uFEFF', ' ', '<', '0', ':', 'PK'])('refuses "%s"', (content) => {
  expect(readStatements(content).outcome).toBe('reject');
});
