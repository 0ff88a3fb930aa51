import '../../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { bookStatement } from '../../../lambdas/acts/bank/book-statement.ts';
import { chunksOf } from '../../../lambdas/acts/chunks.ts';
import { wakeStatement } from '../../../lambdas/acts/wake/wake-statement.ts';
import { wakePayment } from '../../../lambdas/acts/wake/wake-payment.ts';
import type { BankStatement } from '../../../lambdas/domain/bank-statement/bank-statement.ts';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import type { Store } from '../../../lambdas/ports/store.ts';
import { engineOfThisFile } from '../../adapters/engine-of-this-file.ts';
import { aBatch, anEntry } from '../../domain/bank-statement/bank-builders.ts';
import { documentsInMemory } from '../documents-in-memory.ts';
import { dyingAt } from '../dying.ts';
import {
  book,
  depsOf,
  entriesOf,
  keep,
  openTasks,
  owe,
  paying,
  receivedOf,
  returning,
  statementOf,
} from './bank-book.ts';

const engine = engineOfThisFile();

/** The acts of a store that change something, counted. */
function counting(store: Store): { readonly store: Store; readonly steps: () => number } {
  let steps = 0;
  return {
    steps: () => steps,
    store: {
      ...store,
      commit: (writes) => {
        steps += 1;
        return store.commit(writes);
      },
    },
  };
}

/** An account with a history, and a statement of it that has everything. */
async function aStory(life: number) {
  const account = `FR763000600001123${String(life).padStart(8, '0')}89`;
  const store = engine.store();
  const numbers = ['A', 'B', 'C'].map(
    (letter) => `FA-${letter}-${String((life * 104_729) % 1_000_000).padStart(6, '0')}`,
  );
  const [taken = '', ...both] = numbers;
  await owe(store, ...numbers);
  const details = aBatch('BATCH-1', [120_000, 120_000]).map((entry, at) => ({ ...entry, text: both[at] ?? '' }));
  const balances = (day: string, amountMinor: number): Partial<BankStatement> => ({
    opening: { on: addDays(day, -1), amountMinor },
    closing: { on: day, amountMinor },
  });
  const sum = anEntry({ amountMinor: 240_000, bankReference: 'BATCH-1', text: '2 transfers' });
  await book(depsOf(store, account), statementOf(account, [returning(taken), sum], balances('2026-03-01', 100)));
  const all = [paying(taken), ...details];
  const id = await keep(depsOf(store, account), [statementOf(account, all, { ...balances('2026-03-04', 900) })]);
  return { account, store, id, numbers };
}
type Story = Awaited<ReturnType<typeof aStory>>;

/** What has become of all of it, without what is different in each life. */
async function outcomeOf({ account, store, id, numbers }: Story) {
  const entries = await entriesOf(store, id);
  const tasks = (await openTasks(store)).filter(
    ({ data }) =>
      data['account'] === account ||
      entries.some(({ paymentId }) => paymentId !== undefined && JSON.stringify(data).includes(paymentId)),
  );
  return {
    state: (await store.loadStatement(id))?.state,
    effects: entries.map(({ effect, why }) => [effect, why]),
    received: await Promise.all(numbers.map((number) => receivedOf(store, number))),
    tasks: tasks.map(({ kind }) => kind).toSorted(),
  };
}

it('books the same, wherever its booking dies, once it is woken', async () => {
  // The first one also tells how far the bank is known, which the others find told.
  const first = await aStory(0);
  await bookStatement(depsOf(first.store, first.account), first.id);
  const undisturbed = await aStory(1);
  const counted = counting(undisturbed.store);
  await bookStatement(depsOf(counted.store, undisturbed.account), undisturbed.id);
  const expected = await outcomeOf(undisturbed);
  expect(expected).toMatchObject({ state: 'booked', received: [0, 120_000, 120_000], tasks: ['statementGap'] });
  expect(counted.steps()).toBeGreaterThan(20);
  const dieAfter = async (step: number): Promise<void> => {
    const story = await aStory(step + 1);
    const deps = depsOf(story.store, story.account);
    const stores = { store: story.store, documents: documentsInMemory() };
    const dying = depsOf(dyingAt(stores, { step, isDone: true }).store, story.account);
    await expect(bookStatement(dying, story.id)).rejects.toThrow('died');
    await wakeStatement(deps, story.id);
    for (const sleeper of await story.store.sleepers('2026-03-25T00:00:00.000Z', 500))
      if (sleeper.kind === 'payment') await wakePayment(deps, sleeper.creditor, sleeper.paymentId);
    expect({ step, ...(await outcomeOf(story)) }).toEqual({ step, ...expected });
  };
  const steps = Array.from({ length: counted.steps() }, (_, at) => at + 1);
  for (const some of chunksOf(steps, 6)) await Promise.all(some.map(dieAfter));
});
