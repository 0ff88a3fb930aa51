import { type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { balanceMinor, type Case } from '../case/case.ts';
import type { PauseKind } from '../case/pause.ts';
import type { Stage } from '../dunning-policy.ts';
import type { Currency } from '../money.ts';

/** How long invoices are overdue, as accountants group them: not due, and days after the due date. */
export const agingBuckets = ['notDue', 'days1to30', 'days31to60', 'days61to90', 'over90'] as const;
export type AgingBucket = (typeof agingBuckets)[number];

/** How many invoices, and what is owed of them in minor units. */
export type Sum = { readonly count: number; readonly amountMinor: number };

/** What is owed to a creditor in one currency, by how long it is overdue. */
export type CurrencyBook = { readonly currency: Currency; readonly buckets: Readonly<Record<AgingBucket, Sum>> };

/** The book of a creditor at an instant. */
export type Book = { readonly at: string; readonly currencies: readonly CurrencyBook[] };

/** What has come into the book since an instant, in one currency; the amounts of the invoices, in minor units. */
export type CurrencyMoves = { readonly currency: Currency; readonly entered: Sum };

/** What has happened to the invoices that are still open. */
export type Moves = {
  readonly since: string;
  readonly currencies: readonly CurrencyMoves[];
  readonly notices: Readonly<Partial<Record<Stage, number>>>;
  readonly pauses: Readonly<Partial<Record<PauseKind, number>>>;
};

const nothing: Sum = { count: 0, amountMinor: 0 };

function plus(sum: Sum = nothing, amountMinor: number): Sum {
  return { count: sum.count + 1, amountMinor: sum.amountMinor + amountMinor };
}

/** The bucket of an invoice on a day: the day it is due counts as not due, the 30th day after as 1 to 30. */
export function bucketOf(dueDate: CivilDate, today: CivilDate): AgingBucket {
  const days = daysBetween(dueDate, today);
  if (days <= 0) return 'notDue';
  if (days <= 30) return 'days1to30';
  if (days <= 60) return 'days31to60';
  return days <= 90 ? 'days61to90' : 'over90';
}

const emptyBuckets = Object.fromEntries(agingBuckets.map((bucket) => [bucket, nothing])) as CurrencyBook['buckets'];

/** A book that grows by one open case after the other, and what has moved in it since an instant. */
export function openBook({ at, since, today }: { at: string; since: string; today: CivilDate }) {
  const buckets = new Map<Currency, CurrencyBook['buckets']>();
  const entered = new Map<Currency, Sum>();
  const notices: Partial<Record<Stage, number>> = {};
  const pauses: Partial<Record<PauseKind, number>> = {};
  return {
    /** Counts an open case; one of which nothing is owed any more is on its way out. */
    add(dunned: Case): void {
      const { amount, dueDate } = dunned.invoice;
      const { currency } = amount;
      const owed = balanceMinor(dunned);
      if (owed > 0) {
        const known = buckets.get(currency) ?? emptyBuckets;
        const bucket = bucketOf(dueDate, today);
        buckets.set(currency, { ...known, [bucket]: plus(known[bucket], owed) });
      }
      if (owed > 0 && dunned.createdAt > since) entered.set(currency, plus(entered.get(currency), amount.amountMinor));
      for (const { stage, sentAt } of dunned.notices) if (sentAt > since) notices[stage] = (notices[stage] ?? 0) + 1;
      for (const pause of dunned.pauses) if (pause.since > since) pauses[pause.kind] = (pauses[pause.kind] ?? 0) + 1;
    },
    close(): { book: Book; moves: Moves } {
      const inOrder = <T>(map: ReadonlyMap<Currency, T>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return {
        book: { at, currencies: inOrder(buckets).map(([currency, each]) => ({ currency, buckets: each })) },
        moves: {
          since,
          currencies: inOrder(entered).map(([currency, each]) => ({ currency, entered: each })),
          notices,
          pauses,
        },
      };
    },
  };
}

/** All of a currency's buckets. */
export function totalOf({ buckets }: Pick<CurrencyBook, 'buckets'>): Sum {
  return agingBuckets.reduce(
    (sum, bucket) => ({
      count: sum.count + buckets[bucket].count,
      amountMinor: sum.amountMinor + buckets[bucket].amountMinor,
    }),
    nothing,
  );
}

/** How a currency's book has come from what it was to what it is: what entered, and what left, by payment or otherwise. */
export type BookChange = {
  readonly currency: Currency;
  readonly before: Sum;
  readonly entered: Sum;
  /** Paid, credited, handed over or written off; below zero when more has come back than left. */
  readonly left: Sum;
  readonly now: Sum;
};

/** The change of a book since the one before, currency by currency. */
export function changesOf(before: Book, now: Book, moves: Moves): BookChange[] {
  const find = <T extends { currency: Currency }>(list: readonly T[], currency: Currency) =>
    list.find((each) => each.currency === currency);
  const currencies = [...new Set([...before.currencies, ...now.currencies].map(({ currency }) => currency))].toSorted();
  return currencies.map((currency) => {
    const sum = (book: Book) => totalOf(find(book.currencies, currency) ?? { buckets: emptyBuckets });
    const [first, last] = [sum(before), sum(now)];
    const entered = find(moves.currencies, currency)?.entered ?? nothing;
    const left = {
      count: first.count + entered.count - last.count,
      amountMinor: first.amountMinor + entered.amountMinor - last.amountMinor,
    };
    return { currency, before: first, entered, left, now: last };
  });
}
