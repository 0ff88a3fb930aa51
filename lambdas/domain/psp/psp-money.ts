import type { CivilDate } from '../calendar/civil-date.ts';
import type { Currency } from '../money.ts';

/** How sure it is how much money came in: what a provider says of the payment itself goes before what others say of it. */
export const sourceRanks = { invoice: 1, session: 2, charge: 3, intent: 4 } as const;

export type Captured = { readonly amountMinor: number; readonly currency: Currency; readonly rank: number };

/** Money that a cardholder asks back. Seconds since 1970, the latest that were told. */
export type Contested = {
  readonly amountMinor: number;
  readonly currency: Currency;
  /** The provider has taken the money from the creditor. */
  readonly goneAt?: number | undefined;
  /** The provider has given it back, or has decided to. */
  readonly backAt?: number | undefined;
};

/** All that was told of one sum of money, in whatever order; amounts in minor units. */
export type MoneyFacts = {
  readonly captured?: Captured | undefined;
  readonly receivedOn?: CivilDate | undefined;
  /** Paid back so far, by charge. */
  readonly refunds: Readonly<Record<string, number>>;
  readonly contested: Readonly<Record<string, Contested>>;
  /** The invoices it is for. */
  readonly invoiceIds: readonly string[];
};

/** What was put on record as a payment of ours, or waits for a person under that id. */
export type Booking = { readonly paymentId: string; readonly amountMinor: number };

/**
 * One sum of money at a payment provider, by the id that the provider gives it, with what was made of it here. The same
 * money has several ids: all but one are `linkedTo` that one, and tell nothing more.
 */
export type PspMoney = MoneyFacts & {
  readonly creditor: string;
  readonly id: string;
  readonly linkedTo?: string | undefined;
  readonly bookings: readonly Booking[];
  /** Which of them stands; all others are taken back. */
  readonly standing: string | null;
  readonly version: number;
};

export const noFacts: MoneyFacts = { refunds: {}, contested: {}, invoiceIds: [] };

/** Money that nothing was told of yet. */
export function newMoney(creditor: string, id: string): PspMoney {
  return { ...noFacts, creditor, id, bookings: [], standing: null, version: 0 };
}

const latest = (a?: number, b?: number) => (a === undefined || b === undefined ? (a ?? b) : Math.max(a, b));

function surer(a: Captured | undefined, b: Captured | undefined): Captured | undefined {
  if (!a || !b) return a ?? b;
  // Of what is equally sure the larger: money may be captured in parts.
  if (a.rank !== b.rank) return a.rank > b.rank ? a : b;
  return a.amountMinor >= b.amountMinor ? a : b;
}

function joinedContested(a: MoneyFacts['contested'], b: MoneyFacts['contested']): MoneyFacts['contested'] {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    ids.flatMap((id) => {
      const [one, other] = [a[id], b[id]];
      const either = one ?? other;
      if (!either) return [];
      const amountMinor = Math.max(one?.amountMinor ?? 0, other?.amountMinor ?? 0);
      const goneAt = latest(one?.goneAt, other?.goneAt);
      const backAt = latest(one?.backAt, other?.backAt);
      const times = { ...(goneAt !== undefined && { goneAt }), ...(backAt !== undefined && { backAt }) };
      return [[id, { amountMinor, currency: either.currency, ...times }]];
    }),
  );
}

function joinedRefunds(a: MoneyFacts['refunds'], b: MoneyFacts['refunds']): MoneyFacts['refunds'] {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(ids.map((id) => [id, Math.max(a[id] ?? 0, b[id] ?? 0)]));
}

/** All that two tell together. In any order, and however often the same is told, it is the same in the end. */
export function joinFacts(a: MoneyFacts, b: MoneyFacts): MoneyFacts {
  const captured = surer(a.captured, b.captured);
  const days = [a.receivedOn, b.receivedOn].filter((day) => day !== undefined).toSorted();
  return {
    ...(captured && { captured }),
    ...(days[0] !== undefined && { receivedOn: days[0] }),
    refunds: joinedRefunds(a.refunds, b.refunds),
    contested: joinedContested(a.contested, b.contested),
    // What was found first stays: the money may stand there already.
    invoiceIds: a.invoiceIds.length > 0 ? a.invoiceIds : b.invoiceIds,
  };
}

/** What the creditor had to give back on request of a cardholder and has not got back, in minor units. */
export function contestedMinor({ captured, contested }: MoneyFacts): number {
  const lost = Object.values(contested).filter(
    ({ goneAt, backAt }) => goneAt !== undefined && (backAt === undefined || goneAt > backAt),
  );
  // In another currency than the money came in, nobody can say which part of it was meant.
  const minorOf = ({ amountMinor, currency }: Contested) =>
    currency === captured?.currency ? amountMinor : (captured?.amountMinor ?? 0);
  return lost.reduce((sum, each) => sum + minorOf(each), 0);
}

/** What was paid back of its own accord, in minor units. */
export function refundedMinor({ refunds }: MoneyFacts): number {
  return Object.values(refunds).reduce((sum, minor) => sum + minor, 0);
}

/** What the creditor has of it now, in minor units. */
export function netMinor(facts: MoneyFacts): number {
  return Math.max(0, (facts.captured?.amountMinor ?? 0) - refundedMinor(facts) - contestedMinor(facts));
}
