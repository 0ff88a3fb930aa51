import '../../runtime/silent-powertools.ts';
import { describe, expect, it } from 'vitest';
import { engineOfThisFile } from '../../adapters/engine-of-this-file.ts';
import { aBatch, anEntry } from '../../domain/bank-statement/bank-builders.ts';
import { aNewBank, book, effectsOf, openTasks, owe, paying, receivedOf, statementOf, unique } from './bank-book.ts';

const engine = engineOfThisFile();
const aBank = () => aNewBank(engine.store());

describe('the same money', () => {
  it('counts once in a notification, a statement, an overlapping one and MT940 of the same day', async () => {
    const { account, store, deps } = aBank();
    const [one, two] = [unique(), unique()];
    await owe(store, one, two);
    const inMt940 = (number: string) => anEntry({ text: `/REMI/${number}`, bankReference: `N-${number}` });
    const ids = await book(
      deps,
      statementOf(account, [paying(one)], { format: 'camt.054' }),
      statementOf(account, [paying(two), paying(one)]),
      statementOf(account, [paying(one), paying(two), anEntry({ amountMinor: 5, sign: 'debit' })]),
      statementOf(account, [inMt940(one), inMt940(two)], { format: 'mt940' }),
    );
    expect([await receivedOf(store, one), await receivedOf(store, two)]).toEqual([120_000, 120_000]);
    const effects = await Promise.all(ids.map((id) => effectsOf(store, id)));
    expect(effects.flat().filter((effect) => effect === 'payment')).toHaveLength(2);
  });

  it('is two payments where a statement has it twice, and its details differ in nothing', async () => {
    const { account, store, deps } = aBank();
    const twice = [anEntry({ amountMinor: 4_500, text: 'rent' }), anEntry({ amountMinor: 4_500, text: 'rent' })];
    const [first = '', second = ''] = await book(
      deps,
      statementOf(account, twice),
      statementOf(account, [...twice, anEntry({ amountMinor: 1, sign: 'debit' })]),
    );
    expect(await effectsOf(store, first)).toEqual(['unmatched', 'unmatched']);
    expect(await effectsOf(store, second)).toEqual(['ignored', 'ignored', 'ignored']);
  });

  const total = anEntry({ amountMinor: 240_000, bankReference: 'BATCH-1', text: '2 transfers' });
  it.each(['sum first', 'details first'])('is booked by the details of its batch, the %s', async (order) => {
    const { account, store, deps } = aBank();
    const numbers = [unique(), unique()];
    await owe(store, ...numbers);
    const details = aBatch('BATCH-1', [120_000, 120_000]).map((entry, at) => ({ ...entry, text: numbers[at] ?? '' }));
    const sum = statementOf(account, [total]);
    const itemized = statementOf(account, details, { format: 'camt.054' });
    const before = (await openTasks(store)).length;
    const ids = await book(deps, ...(order === 'sum first' ? [sum, itemized] : [itemized, sum]));
    const effects = await Promise.all(ids.map((id) => effectsOf(store, id)));
    expect(effects).toContainEqual(['ignored']);
    expect(effects).toContainEqual(['payment', 'payment']);
    expect(await Promise.all(numbers.map((number) => receivedOf(store, number)))).toEqual([120_000, 120_000]);
    expect((await openTasks(store)).length).toBe(before);
  });

  it('of a batch is not taken for that of another entry of one of its amounts on the same day', async () => {
    const { account, store, deps } = aBank();
    const [single, ...numbers] = [unique(), unique(), unique()];
    await owe(store, single ?? '', ...numbers);
    const details = aBatch('BATCH-1', [120_000, 120_000]).map((entry, at) => ({ ...entry, text: numbers[at] ?? '' }));
    await book(
      deps,
      statementOf(account, details, { format: 'camt.054' }),
      statementOf(account, [total, paying(single ?? '', { endToEndId: undefined } as never)]),
    );
    const received = await Promise.all([single ?? '', ...numbers].map((number) => receivedOf(store, number)));
    expect(received).toEqual([120_000, 120_000, 120_000]);
  });
});
