import '../../runtime/silent-powertools.ts';
import { describe, expect, it } from 'vitest';
import { bookStatement, forgetWords } from '../../../lambdas/acts/bank/book-statement.ts';
import { wakeStatement } from '../../../lambdas/acts/wake/wake-statement.ts';
import { engineOfThisFile } from '../../adapters/engine-of-this-file.ts';
import { anEntry } from '../../domain/bank-statement/bank-builders.ts';
import {
  aNewBank,
  book,
  effectsOf,
  entriesOf,
  keep,
  openTasks,
  owe,
  paying,
  receivedOf,
  returning,
  statementOf,
  unique,
} from './bank-book.ts';

const engine = engineOfThisFile();
const aBank = () => aNewBank(engine.store());

describe('the entries of a statement', () => {
  it('become payments, reversals, questions or nothing, each with its reason', async () => {
    const { account, store, deps } = aBank();
    const [paid, returned] = [unique(), unique()];
    await owe(store, paid, returned);
    const [id = ''] = await book(
      deps,
      statementOf(account, [
        returning(returned),
        paying(paid),
        paying(returned),
        anEntry({ amountMinor: 777, text: 'thank you' }),
        anEntry({ amountMinor: 888, status: 'PDNG' }),
        anEntry({ amountMinor: 999, sign: 'debit', text: 'rent' }),
      ]),
    );
    expect(await effectsOf(store, id)).toEqual(['reversal', 'payment', 'payment', 'unmatched', 'ignored', 'ignored']);
    expect((await entriesOf(store, id)).flatMap(({ why }) => why ?? [])).toEqual([
      'it is pending, not on the account yet',
      'money that left the account',
    ]);
    expect([await receivedOf(store, paid), await receivedOf(store, returned)]).toEqual([120_000, 0]);
    expect((await store.loadStatement(id))?.state).toBe('booked');
  });

  it('are shown but not booked where the report is one within a day', async () => {
    const { account, store, deps } = aBank();
    const number = unique();
    await owe(store, number);
    const [id = ''] = await book(deps, statementOf(account, [paying(number)], { format: 'camt.052' }));
    expect(await effectsOf(store, id)).toEqual(['ignored']);
    expect(await receivedOf(store, number)).toBe(0);
  });
});

describe('a return', () => {
  it('that comes before the payment it takes back waits for it, and its task ends', async () => {
    const { account, store, deps } = aBank();
    const number = unique();
    await owe(store, number);
    const [early = ''] = await book(deps, statementOf(account, [returning(number)]));
    expect(await effectsOf(store, early)).toEqual(['unmatched']);
    const asked = (await openTasks(store)).filter(
      ({ kind, data }) => kind === 'matchReversal' && data['account'] === account,
    );
    expect(asked).toHaveLength(1);
    await book(deps, statementOf(account, [paying(number)]));
    expect(await effectsOf(store, early)).toEqual(['reversal']);
    expect(await receivedOf(store, number)).toBe(0);
    expect(await store.loadTask(asked[0]?.id ?? '')).toMatchObject({ status: 'done', result: 'reversed' });
  });

  it('of another amount than the payment it names asks a person', async () => {
    const { account, store, deps } = aBank();
    const number = unique();
    await owe(store, number);
    const [id = ''] = await book(
      deps,
      statementOf(account, [paying(number), returning(number, { amountMinor: 60_000 })]),
    );
    expect(await effectsOf(store, id)).toEqual(['payment', 'unmatched']);
    expect(await receivedOf(store, number)).toBe(120_000);
  });

  it('in two statements takes the payment back once', async () => {
    const { account, store, deps } = aBank();
    const number = unique();
    await owe(store, number);
    const [, second = ''] = await book(
      deps,
      statementOf(account, [paying(number), returning(number)]),
      statementOf(account, [returning(number)]),
    );
    expect(await effectsOf(store, second)).toEqual(['ignored']);
  });
});

describe('a file of statements', () => {
  it('is refused when one of its accounts is of no creditor, and nothing of it is stored', async () => {
    const { account, deps } = aBank();
    const before = await engine.items();
    const files = [statementOf(account, [anEntry()]), statementOf('DE89370400440532013000', [anEntry()])];
    await expect(keep(deps, files)).rejects.toThrow('DE89370400440532013000');
    expect(await engine.items()).toEqual(before);
  });

  it('whose booking stopped half-way is booked on by the wake-up, some entries at a time', async () => {
    const { account, store, deps } = aBank();
    const id = await keep(deps, [
      statementOf(
        account,
        [1, 2, 3].map((amountMinor) => anEntry({ amountMinor })),
      ),
    ]);
    await bookStatement(deps, id, 2);
    expect(await effectsOf(store, id)).toEqual(['unmatched', 'unmatched', undefined]);
    expect(await store.sleepers('2026-03-24T12:00:00.001Z', 100)).toContainEqual({ kind: 'statement', id });
    await wakeStatement(deps, id);
    expect(await effectsOf(store, id)).toEqual(['unmatched', 'unmatched', 'unmatched']);
    expect((await store.loadStatement(id))?.state).toBe('booked');
  });

  it('forgets after thirteen months what people wrote, and keeps what moved', async () => {
    const { account, store, deps } = aBank();
    const counterparty = { name: 'Acme SAS', iban: 'DE89370400440532013000' };
    const [id = ''] = await book(deps, statementOf(account, [anEntry({ text: 'from my aunt', counterparty })]));
    expect(await store.sleepers('2027-04-23T00:00:00.000Z', 100)).not.toContainEqual({ kind: 'statement', id });
    expect(await store.sleepers('2027-04-25T00:00:00.000Z', 100)).toContainEqual({ kind: 'statement', id });
    const record = await store.loadStatement(id);
    if (record) await forgetWords(deps, record);
    const [entry] = await entriesOf(store, id);
    expect(JSON.stringify(entry)).not.toMatch(/aunt|Acme|DE89/);
    expect(entry).toMatchObject({ effect: 'unmatched', entry: { amountMinor: 120_000, text: '' } });
  });
});
