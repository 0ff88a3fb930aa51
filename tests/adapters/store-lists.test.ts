import { beforeAll, describe, expect, it } from 'vitest';
import { InvalidCursorError } from '../../lambdas/ports/errors.ts';
import type { Page } from '../../lambdas/ports/page.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { ConcurrentChangeError } from '../../lambdas/ports/errors.ts';
import { engineOfThisFile } from './engine-of-this-file.ts';
import { noCircumstances } from '../../lambdas/domain/circumstances/circumstances.ts';
import { aMessage, aTransactional, aStoredDebtor, aTask, aWindow, change, opening } from './stored-things.ts';

const engine = engineOfThisFile();
const count = 40;
const dueDate = (index: number) => `2026-04-${String((index % 10) + 1).padStart(2, '0')}`;
const cases = Array.from({ length: count }, (_, index) => opening(`L-${index}`, { dueDate: dueDate(index) }, null));

beforeAll(async () => {
  await Promise.all(cases.map((write) => engine.store().commit([write])));
});

async function all<T>(page: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor);
    found.push(...next.items);
    cursor = next.cursor;
  } while (cursor !== undefined);
  return found;
}

describe('a list', () => {
  it.each([1, 3, 100])('merges its shards into one order, %i to a page, and has every entry once', async (limit) => {
    const found = await all((cursor) => engine.store().listCases({}, cursor, limit));
    const positions = found.map(({ id, invoice }) => `${invoice.dueDate}#${id}`);
    expect(positions).toEqual(cases.map(({ after }) => `${after.invoice.dueDate}#${after.id}`).toSorted());
  });

  it('shows what was written last, not what an index still says', async () => {
    const store = engine.store();
    const [first] = cases;
    if (!first) throw new Error('there are cases');
    const canceled = change(first.after, null, { type: 'InvoiceCanceled', data: { reason: 'error' } });
    await store.commit([canceled]);
    const ids = async (status: 'open' | 'canceled') =>
      (await all((cursor) => store.listCases({ status }, cursor, 7))).map(({ id }) => id);
    expect(await ids('canceled')).toEqual([first.after.id]);
    expect(await ids('open')).not.toContain(first.after.id);
  });

  it('of tasks is by due date, and loses those that are done', async () => {
    const store = engine.store();
    for (let index = 0; index < 12; index += 1)
      await store.commit([{ kind: 'raiseTask', task: aTask(`t-${index}`, { dueOn: dueDate(11 - index) }) }]);
    await store.commit([{ kind: 'endTask', taskId: 't-3', result: 'done', at: '2026-03-01T08:00:00.000Z', by: 'x' }]);
    const found = await all((cursor) => store.listTasks(cursor, 5));
    expect(found).toHaveLength(11);
    expect(found.map(({ dueOn }) => dueOn)).toEqual(found.map(({ dueOn }) => dueOn).toSorted());
  });

  it.each(['', '!', 'bm90IG9uZQ', 'MjAyNi0wNC0wMSM='])(
    'refuses the cursor "%s", which is none of ours',
    async (cursor) => {
      await expect(engine.store().listCases({}, cursor, 5)).rejects.toThrow(InvalidCursorError);
      await expect(engine.store().listTasks(cursor, 5)).rejects.toThrow(InvalidCursorError);
    },
  );

  it('of cases read by id has each once, however many and however often asked for', async () => {
    const ids = cases.map(({ after }) => after.id);
    const many = [...ids, ...ids, ...Array.from({ length: 150 }, (_, index) => `unknown-${index}`)];
    const { cases: found } = await engine.store().load({ cases: many });
    expect(found.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('of things read together has what is there, and nothing for what is not', async () => {
    const [first] = cases;
    const id = first?.after.id ?? '';
    const found = await engine.store().load({
      cases: [id, id, 'unknown'],
      debtor: { creditor: 'main', debtorId: 'nobody' },
      messages: ['none'],
      payment: { creditor: 'main', paymentId: 'none' },
      listener: id,
    });
    expect({ ...found, cases: found.cases.map((each) => each.id) }).toEqual({
      cases: [id],
      debtor: undefined,
      circumstances: noCircumstances,
      messages: [],
      payment: undefined,
      listener: undefined,
    });
  });

  it('of events is in order, and goes on behind its cursor while events are added', async () => {
    const store = engine.store();
    let current = opening('events');
    await store.commit([current]);
    const add = async () => {
      current = change(current.after);
      await store.commit([current]);
    };
    for (let index = 0; index < 11; index += 1) await add();
    const first = await store.events(current.after.id, undefined, 5);
    await add();
    const rest = await all((cursor) => store.events(current.after.id, cursor ?? first.cursor, 5));
    expect([...first.items, ...rest].map(({ seq }) => seq)).toEqual(
      Array.from({ length: 13 }, (_, index) => index + 1),
    );
    expect(await store.events('unknown', undefined, 5)).toEqual({ items: [] });
  });

  it('of windows has those of a day and later, with their state', async () => {
    const store = engine.store();
    for (const date of ['2026-03-23', '2026-03-24', '2026-03-30'])
      await store.commit([
        { kind: 'newWindow', window: aWindow('D-list', { date }), wakeBy: '2026-03-30T00:00:00.000Z' },
      ]);
    await store.commit([
      {
        kind: 'newTransactional',
        transactional: aTransactional('pay', { debtorId: 'D-list' }),
        wakeBy: '2026-03-30T00:00:00.000Z',
      },
    ]);
    const found = await store.windowsFrom('main', 'D-list', '2026-03-24');
    expect(found).toEqual([aWindow('D-list', { date: '2026-03-24' }), aWindow('D-list', { date: '2026-03-30' })]);
  });
});

describe('what sleeps', () => {
  const early = '2026-01-01T09:00:00.000Z';
  const sleepers = (store: Store, before = '2026-01-02T00:00:00.000Z') => store.sleepers(before, 100);

  it('is found once it is due, whatever it is, and not before', async () => {
    const store = engine.store();
    await store.commit([opening('asleep', {}, early)]);
    await store.commit([{ kind: 'newWindow', window: aWindow('D-asleep'), wakeBy: early }]);
    await store.commit([
      { kind: 'newTransactional', transactional: aTransactional('pay#1', { debtorId: 'D-asleep' }), wakeBy: early },
    ]);
    await store.commit([{ kind: 'newMessage', message: aMessage('m-asleep'), mime: Buffer.from('x'), wakeBy: early }]);
    const debtor = aStoredDebtor('D-awake');
    await store.commit([{ kind: 'newDebtor', debtor }]);
    await store.commit([{ kind: 'debtor', before: debtor, after: { ...debtor, version: 2 }, wakeBy: early }]);
    await store.commit([opening('later', {}, '2026-01-02T00:00:00.001Z')]);
    const found = await sleepers(store);
    expect(found).toHaveLength(5);
    expect(found).toEqual(
      expect.arrayContaining([
        { kind: 'case', invoiceId: opening('asleep').after.id },
        { kind: 'window', creditor: 'main', debtorId: 'D-asleep', date: '2026-03-24' },
        { kind: 'transactional', creditor: 'main', debtorId: 'D-asleep', id: 'pay#1' },
        { kind: 'debtor', creditor: 'main', debtorId: 'D-awake' },
        { kind: 'message', key: 'm-asleep' },
      ]),
    );
    expect(await sleepers(store, '2026-01-01T08:59:59.999Z')).toEqual([]);
  });

  it('keeps its hour, takes another one or sleeps for good, as a change to the case says', async () => {
    const store = engine.store();
    const first = opening('hours', {}, '2025-01-01T09:00:00.000Z');
    const due = async (before: string) => (await store.sleepers(before, 100)).length;
    await store.commit([first]);
    const kept = { ...change(first.after), wakeBy: undefined };
    await store.commit([kept]);
    expect(await due('2025-01-01T10:00:00.000Z')).toBe(1);
    const moved = change(kept.after, '2025-01-05T09:00:00.000Z');
    await store.commit([moved]);
    expect([await due('2025-01-01T10:00:00.000Z'), await due('2025-01-05T10:00:00.000Z')]).toEqual([0, 1]);
    await store.commit([change(moved.after, null)]);
    expect(await due('2025-01-05T10:00:00.000Z')).toBe(0);
  });

  it('is given another hour on a case that is as it was, and on no other', async () => {
    const store = engine.store();
    const { after, ...rest } = opening('wake', {}, '2024-01-01T09:00:00.000Z');
    await store.commit([{ ...rest, after }]);
    await store.setCaseWake(after, '2024-02-01T09:00:00.000Z');
    expect(await store.sleepers('2024-01-31T00:00:00.000Z', 10)).toEqual([]);
    expect(await store.sleepers('2024-02-02T00:00:00.000Z', 10)).toHaveLength(1);
    expect(await store.loadCase(after.id)).toEqual(after);
    await expect(store.setCaseWake({ ...after, version: 9 }, null)).rejects.toThrow(ConcurrentChangeError);
    await expect(store.setCaseWake({ ...after, run: 2 }, null)).rejects.toThrow(ConcurrentChangeError);
    await store.setCaseWake(after, null);
    expect(await store.sleepers('2024-02-02T00:00:00.000Z', 10)).toEqual([]);
  });

  it('is told earliest first, no more than asked for', async () => {
    const store = engine.store();
    for (let index = 0; index < 9; index += 1)
      await store.commit([opening(`s-${index}`, {}, `2023-01-0${9 - index}T09:00:00.000Z`)]);
    const found = await store.sleepers('2023-02-01T00:00:00.000Z', 3);
    expect(found).toEqual(
      ['s-8', 's-7', 's-6'].map((number) => ({ kind: 'case', invoiceId: opening(number).after.id })),
    );
  });
});
