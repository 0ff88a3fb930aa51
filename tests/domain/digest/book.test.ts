import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { bucketOf, changesOf, openBook, totalOf } from '../../../lambdas/domain/digest/book.ts';
import { aCase, aCaseThatSent } from '../builders.ts';

const today = '2026-04-20';
const since = '2026-04-13T06:00:00.000Z';
const bookOf = (cases: readonly Case[], from = since) => {
  const open = openBook({ at: '2026-04-20T06:00:00.000Z', since: from, today });
  for (const each of cases) open.add(each);
  return open.close();
};
const dueDaysAgo = (days: number, changes: Parameters<typeof aCase>[0] = {}) =>
  aCase({ ...changes, invoice: { dueDate: addDays(today, -days), ...changes.invoice } });

describe('an invoice is', () => {
  it.each([
    [-1, 'notDue'],
    [0, 'notDue'],
    [1, 'days1to30'],
    [30, 'days1to30'],
    [31, 'days31to60'],
    [60, 'days31to60'],
    [61, 'days61to90'],
    [90, 'days61to90'],
    [91, 'over90'],
  ] as const)('%i days after its due date in %s', (days, bucket) => {
    expect(bucketOf(addDays(today, -days), today)).toBe(bucket);
  });
});

describe('the book', () => {
  it('adds up what is owed in each bucket and currency', () => {
    const inPounds = dueDaysAgo(40);
    const { book } = bookOf([
      dueDaysAgo(5),
      dueDaysAgo(6, { receivedMinor: 20_000 }),
      dueDaysAgo(100),
      { ...inPounds, invoice: { ...inPounds.invoice, amount: { amountMinor: 500, currency: 'GBP' } } },
    ]);
    expect(book.currencies.map(({ currency }) => currency)).toEqual(['EUR', 'GBP']);
    expect(book.currencies[0]?.buckets).toEqual({
      notDue: { count: 0, amountMinor: 0 },
      days1to30: { count: 2, amountMinor: 220_000 },
      days31to60: { count: 0, amountMinor: 0 },
      days61to90: { count: 0, amountMinor: 0 },
      over90: { count: 1, amountMinor: 120_000 },
    });
    expect(book.currencies.map(totalOf)).toEqual([
      { count: 3, amountMinor: 340_000 },
      { count: 1, amountMinor: 500 },
    ]);
  });

  it('does not count an invoice of which nothing is owed any more', () => {
    expect(bookOf([dueDaysAgo(5, { receivedMinor: 120_000 })]).book.currencies).toEqual([]);
  });
});

describe('what moved', () => {
  it.each([
    ['2026-04-13T06:00:00.000Z', undefined],
    ['2026-04-13T06:00:00.001Z', { count: 1, amountMinor: 120_000 }],
  ])('counts an invoice that came after the last digest as new: at %s', (createdAt, entered) => {
    expect(bookOf([aCase({ createdAt })]).moves.currencies[0]?.entered).toEqual(entered);
  });

  it('counts the notices that left and the pauses that began since', () => {
    const sent = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-14', directNotice: '2026-04-17' });
    const hold = { kind: 'hold', id: 'H', reason: 'r', until: '2026-05-01', end: null } as const;
    const pauses = [
      { ...hold, since: '2026-04-15T08:00:00.000Z' },
      { ...hold, since: '2026-04-01T08:00:00.000Z' },
    ];
    expect(bookOf([sent, aCase({ pauses })]).moves).toMatchObject({
      notices: { reminderTwo: 1, directNotice: 1 },
      pauses: { hold: 1 },
    });
  });

  it('explains the book by the one before, what entered and what left', () => {
    const before = bookOf([dueDaysAgo(5), dueDaysAgo(6), dueDaysAgo(7)]).book;
    const fresh = aCase({ createdAt: '2026-04-14T08:00:00.000Z', invoice: { dueDate: '2026-05-14' } });
    const { book, moves } = bookOf([dueDaysAgo(5), dueDaysAgo(6, { receivedMinor: 20_000 }), fresh]);
    expect(changesOf(before, book, moves)).toEqual([
      {
        currency: 'EUR',
        before: { count: 3, amountMinor: 360_000 },
        entered: { count: 1, amountMinor: 120_000 },
        left: { count: 1, amountMinor: 140_000 },
        now: { count: 3, amountMinor: 340_000 },
      },
    ]);
  });

  it('says of a currency that has left the book altogether, too', () => {
    const before = bookOf([dueDaysAgo(5)]).book;
    const { book, moves } = bookOf([]);
    expect(changesOf(before, book, moves)).toMatchObject([
      { left: { count: 1, amountMinor: 120_000 }, now: { count: 0, amountMinor: 0 } },
    ]);
  });
});
