import { describe, expect, it } from 'vitest';
import { InvalidCursorError } from '../../lambdas/ports/errors.ts';
import type { KnownWake } from '../../lambdas/ports/records.ts';
import type { Page } from '../../lambdas/ports/page.ts';
import { engineOfThisFile } from './engine-of-this-file.ts';
import { aTransactional, change, opening } from './stored-things.ts';

const engine = engineOfThisFile();
const shared = '2026-04-07T08:24:00.000Z';
const before = '2026-04-08T00:00:00.000Z';

async function all(page: (cursor: string | undefined) => Promise<Page<KnownWake>>): Promise<KnownWake[][]> {
  const found: KnownWake[][] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor);
    found.push([...next.items]);
    cursor = next.cursor;
  } while (cursor !== undefined);
  return found;
}

const numbersOf = (found: readonly KnownWake[]) => found.map(({ dunned }) => dunned.invoice.number).toSorted();

describe('the cases by the instant at which something is due', () => {
  it.each([1, 3, 7, 100])('come each once, %i to a page, though most of them wait for one instant', async (limit) => {
    const store = engine.store();
    const waiting = Array.from({ length: 20 }, (_, index) => opening(`W${limit}-${index}`, {}, shared));
    const early = opening(`W${limit}-early`, {}, '2026-04-06T08:24:00.000Z');
    const late = opening(`W${limit}-late`, {}, before);
    for (const write of [...waiting, early, late]) await store.commit([write]);
    await store.commit([{ kind: 'newTransactional', transactional: aTransactional(`w-${limit}`), wakeBy: shared }]);
    const pages = await all((cursor) => store.wakingCases(before, cursor, limit));
    const own = pages.flat().filter(({ dunned }) => dunned.invoice.number.startsWith(`W${limit}-`));
    expect(numbersOf(own)).toEqual(
      numbersOf([...waiting, early].map(({ after }) => ({ dunned: after, wakeBy: shared }))),
    );
    expect(own[0]).toMatchObject({ dunned: { id: early.after.id }, wakeBy: '2026-04-06T08:24:00.000Z' });
    expect(pages.every((page) => page.length <= limit)).toBe(true);
    for (const write of [...waiting, early, late])
      await store.commit([change(write.after, null, { type: 'InvoiceCanceled', data: { reason: 'over' } })]);
  });

  it.each(['', 'x', Buffer.from('[]').toString('base64url'), Buffer.from('[null,null,null,1]').toString('base64url')])(
    'refuse the cursor "%s", which is none of theirs',
    async (cursor) => {
      await expect(engine.store().wakingCases(before, cursor, 5)).rejects.toThrow(InvalidCursorError);
    },
  );

  it('refuse a cursor from beyond what is asked for', async () => {
    const mark = [before, 'INVOICE#x', 'CASE'];
    const cursor = Buffer.from(JSON.stringify([mark, null, null, null])).toString('base64url');
    await expect(engine.store().wakingCases(before, cursor, 5)).rejects.toThrow(InvalidCursorError);
  });
});

describe('the open cases of a debtor', () => {
  it('are his alone, each with the instant it waits for; those that are closed are left out', async () => {
    const store = engine.store();
    const debtorId = 'C-777';
    const waiting = opening('D-1', { debtorId }, shared);
    const asleep = opening('D-2', { debtorId }, null);
    const closed = opening('D-3', { debtorId }, shared);
    const others = opening('D-4', { debtorId: 'C-778' }, shared);
    for (const write of [waiting, asleep, closed, others]) await store.commit([write]);
    await store.commit([change(closed.after, null, { type: 'InvoiceCanceled', data: { reason: 'over' } })]);
    expect(await store.openCasesOf({ creditor: 'main', debtorId })).toEqual([
      { dunned: waiting.after, wakeBy: shared },
      { dunned: asleep.after, wakeBy: null },
    ]);
  });
});
