import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isValidIBAN } from 'ibantools';
import { describe, expect, it } from 'vitest';
import type { BankStatement } from '../../../lambdas/domain/bank-statement/bank-statement.ts';
import { readStatements } from '../../../lambdas/domain/bank-statement/read-statements.ts';

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/bank');
const isHere = existsSync(folder);

/** Entries, booked credits, booked debits; then whether the balances stand and follow from them. */
type Expected = readonly [
  entries: number,
  credits: number,
  debits: number,
  balances: 'closed' | 'open' | 'closing only' | 'opening only' | 'none',
];
type Sample =
  | { readonly outcome: 'accept' | 'flag'; readonly statements: readonly Expected[]; readonly why: string }
  | { readonly outcome: 'reject'; readonly code: string; readonly why: string };

const reject = (code: string, why: string): Sample => ({ outcome: 'reject', code, why });
const accept = (why: string, ...statements: readonly Expected[]): Sample => ({ outcome: 'accept', statements, why });
const flag = (why: string, ...statements: readonly Expected[]): Sample => ({ outcome: 'flag', statements, why });

const foreignClosing = 'the closing balance is in another currency than the account: it is not used';
const noSum = 'the file itself: its movements do not make its closing balance';

/** What is expected of each, by its folder and the start of its name. */
const samples: Readonly<Record<string, Sample>> = {
  'OCA__bank-statement-import/test-camt053': flag(noSum, [4, 140_531, 141_830, 'open']),
  'OCA__bank-statement-import/test-camt054': accept('a credit of one payment', [1, 500, 0, 'none']),
  'OCA__bank-statement-import/test_ofx.ofx': accept(
    'OFX 2, an account with four lists of transactions and a card with none',
    [4, 0, 36_000, 'closing only'],
    [0, 0, 0, 'closing only'],
  ),
  'genkgo__camt/camt053.v2.five.decimals.xml': flag(noSum, [1, 885, 0, 'open']),
  'genkgo__camt/camt053.v2.minimal.xml': flag(foreignClosing, [1, 885, 0, 'opening only']),
  'genkgo__camt/camt053.v2.multi.statement.xml': accept('two statements', [1, 885, 0, 'closed'], [1, 0, 700, 'closed']),
  'genkgo__camt/camt053.v2.with-party-ids.xml': flag(foreignClosing, [1, 885, 0, 'opening only']),
  'genkgo__camt/camt053.v2.wrong.xml': reject('noStatement', 'the message has no statement'),
  'genkgo__camt/camt053.v4.xml': flag(foreignClosing, [1, 885, 0, 'opening only']),
  'genkgo__camt/camt054.v4.xml': accept('a batch whose details are in another currency: it stays whole', [
    1,
    0,
    20_000_000,
    'none',
  ]),
  'jseutter__ofxparse/checking.ofx': accept('OFX 1 without closing tags', [3, 1, 5_951, 'closing only']),
  'moov-io__iso20022/200519_camt.054': accept('a sum of payments without any detail', [1, 150_000, 0, 'none']),
  'moov-io__iso20022/200924_camt.054': accept('a batch of six details', [6, 150_000, 0, 'none']),
  'moov-io__iso20022/FI_camt_053_sample.xml.xml': accept('ten entries, two of which split into five', [
    13,
    2_307_500,
    943_017,
    'closed',
  ]),
  'newinnovations__camt053/example-camt053-a.xml': accept(
    'two statements of two accounts',
    [7, 50_000, 4_200, 'closed'],
    [4, 30_174, 50_000, 'closed'],
  ),
  'newinnovations__camt053/test-camt053.xml': accept('two entries', [2, 5_000, 10_000, 'closed']),
  'pennylane-hq__cfonb/example.txt': flag(
    'an operation and the new balance name another bank than the statement they close',
    [3, 0, 5_081, 'closed'],
    [3, 9_749, 2_000, 'closed'],
  ),
  'pennylane-hq__cfonb/invalid_date.txt': reject('brokenStructure', 'a second new balance without an old one'),
  'pennylane-hq__cfonb/operation_unstarted.txt': reject('brokenStructure', 'details of no operation'),
  'sebastienrousseau__camt053/business_sample_camt.053.001.04.xml': accept(
    'a detail of zero takes the amount of its entry',
    [3, 13_567_850, 20_000_000, 'closed'],
  ),
  'silarhi__cfonb-parser/simple-test.txt': accept('a statement without operations', [0, 0, 0, 'closed']),
  'viafintech__camt_parser/invalid_namespace.xml': reject('brokenStructure', 'a document without content'),
  'viafintech__camt_parser/valid_example.xml': accept('a batch of two details', [5, 100, 1_100, 'closed']),
  'viafintech__camt_parser/valid_example_with_batch.xml': flag('three of thirty-five entries are left in the file', [
    3,
    768_800,
    475_374,
    'open',
  ]),
  'wolph__mt940/abnamro.sta': flag(noSum, [8, 0, 32_144, 'open'], [2, 0, 2_449, 'open']),
  'wolph__mt940/invalid_statement.sta': reject('unknownFormat', 'lines of numbers'),
  'wolph__mt940/mt940.sta': accept(
    'three banks, one of them in German marks',
    [11, 4_939_674, 4_930_944, 'closed'],
    [2, 300_000, 80_000, 'closed'],
    [3, 2_004_000, 1_000_000, 'closed'],
  ),
  'wolph__mt940/sepa_snippet.sta': flag(
    noSum,
    [4, 36_009_391, 150_000, 'closed'],
    [7, 107_065_181, 357_256_911, 'open'],
  ),
};

const files = isHere
  ? readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && file.name !== 'SOURCES.md')
      .map((file) => path.relative(folder, path.join(file.parentPath, file.name)))
  : [];

function balancesOf({ opening, closing }: BankStatement, moved: number): Expected[3] {
  if (!opening) return closing ? 'closing only' : 'none';
  if (!closing) return 'opening only';
  return opening.amountMinor + moved === closing.amountMinor ? 'closed' : 'open';
}

function found(statement: BankStatement): Expected {
  const booked = (sign: string) =>
    statement.entries
      .filter((entry) => entry.status === 'BOOK' && entry.sign === sign)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const [credits, debits] = [booked('credit'), booked('debit')];
  return [statement.entries.length, credits, debits, balancesOf(statement, credits - debits)];
}

describe.skipIf(!isHere)(
  'the statements that others published (skipped where ../shared/data/bank is not there)',
  () => {
    it('are all in the table', () => {
      const named = Object.keys(samples);
      expect(files.filter((file) => !named.some((start) => file.startsWith(start)))).toEqual([]);
      expect(named.filter((start) => !files.some((file) => file.startsWith(start)))).toEqual([]);
    });

    it.each(Object.entries(samples))('%s', (start, expected) => {
      const content = readFileSync(path.join(folder, files.find((file) => file.startsWith(start)) ?? ''));
      const reading = readStatements(content);
      expect(reading.outcome).toBe(expected.outcome);
      if (reading.outcome === 'reject' || expected.outcome === 'reject')
        return expect(reading).toMatchObject({ code: 'code' in expected && expected.code });
      expect(reading.statements.map(found)).toEqual(expected.statements);
      for (const { account, format } of reading.statements)
        if (format === 'cfonb120') expect(isValidIBAN(account)).toBe(true);
        else for (const part of account.split(' ')) expect(content.includes(part)).toBe(true);
      return undefined;
    });
  },
);
