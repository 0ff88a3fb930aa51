import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dunningPolicySchema } from '../../../lambdas/domain/dunning-policy.ts';
import { readBook } from '../../../local/replay/book.ts';
import { columnsSchema } from '../../../local/replay/columns.ts';
import { policyArbitrary, rowsArbitrary } from './generated-book.ts';
import { replayed } from './replayed.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const exampleOf = (file: string) => path.join(root, 'examples/replay', file);
const columns = columnsSchema.parse(JSON.parse(readFileSync(exampleOf('columns.json'), 'utf8')));
const policy = dunningPolicySchema.parse(JSON.parse(readFileSync(exampleOf('policy.json'), 'utf8')));

const read = (file: string) => readBook(readFileSync(file, 'utf8'), file, columns);

/** A book of 1,181 invoices that others made, where it lies beside this repository. */
const sharedBook = path.resolve(root, '../shared/data/receivables/pthiagu2__DataMining');

describe('a replayed book', () => {
  it('killbill/killbill#782: gives the shipped example exactly the notices that its policy implies', async () => {
    const { rows, refused } = read(exampleOf('book.csv'));
    expect(refused).toEqual([]);
    const { given, implied } = await replayed(policy, rows);
    expect(given).toEqual(implied);
    expect(new Set(given.map(({ outcome }) => outcome))).toEqual(new Set(['paid', 'escalated']));
  });

  it('stops at the day it is played until', async () => {
    const { rows } = read(exampleOf('book.csv'));
    const until = '2026-03-20';
    const { given, implied } = await replayed(policy, rows, until);
    expect(given).toEqual(implied);
    expect(given.find(({ number }) => number === 'RB-1011')).toMatchObject({ outcome: 'paid', closedOn: until });
  });

  it('gives every invoice of generated books exactly the notices that a generated policy implies', async () => {
    await fc.assert(
      fc.asyncProperty(policyArbitrary, rowsArbitrary, async (generated, rows) => {
        const { given, implied } = await replayed(generated, rows);
        expect(given).toEqual(implied);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  }, 240_000);

  it('gives some customers of a real book exactly the notices that its policy implies', async ({ skip }) => {
    if (!existsSync(sharedBook)) return skip('the shared receivables are not beside this repository');
    const [file = ''] = readdirSync(sharedBook).filter((name) => name.endsWith('.csv'));
    const { rows } = read(path.join(sharedBook, file));
    expect(rows).toHaveLength(1181);
    // All of it takes a minute and has a command of its own: npm run replay.
    const debtors = new Set(
      [...new Set(rows.map(({ debtor }) => debtor))].toSorted().filter((_, index) => index % 80 === 0),
    );
    const { given, implied } = await replayed(
      policy,
      rows.filter(({ debtor }) => debtors.has(debtor)),
    );
    expect(given.length).toBeGreaterThan(10);
    expect(given).toEqual(implied);
  }, 120_000);
});
