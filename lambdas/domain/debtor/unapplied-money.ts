import type { Case } from '../case/case.ts';
import type { Debtor } from '../debtor.ts';
import type { Currency, Money } from '../money.ts';
import { changed, type DebtorDecision } from './debtor-change.ts';
import type { UnappliedMoney } from './unapplied.ts';

/** By how much the unapplied part of a payment grows; below zero when it shrinks. */
export type UnappliedChange = Omit<UnappliedMoney, 'since'>;

type Moved = Pick<Case, 'payments' | 'invoice'>;

const excessOf = ({ payments }: Moved, id: string): number => {
  const payment = payments.find((each) => each.id === id);
  return payment && !payment.reversal ? payment.excessMinor : 0;
};

/** What a change of a case has given to its debtor, or taken back: the part of each payment that is too much. */
export function excessChanges(before: Moved, after: Moved): UnappliedChange[] {
  const { currency } = after.invoice.amount;
  return after.payments.flatMap(({ id: paymentId, receivedOn }) => {
    const amountMinor = excessOf(after, paymentId) - excessOf(before, paymentId);
    return amountMinor === 0 ? [] : [{ paymentId, amountMinor, currency, receivedOn }];
  });
}

function applied(known: readonly UnappliedMoney[], change: UnappliedChange, now: string): UnappliedMoney[] {
  const { paymentId, currency } = change;
  const same = known.find((money) => money.paymentId === paymentId && money.currency === currency);
  // What was refunded or allocated meanwhile cannot be taken back from here.
  const amountMinor = Math.max(0, (same?.amountMinor ?? 0) + change.amountMinor);
  const others = known.filter((money) => money !== same);
  return amountMinor === 0 ? others : [...others, { ...change, since: same?.since ?? now, amountMinor }];
}

/** A debtor with more, or less, money that is on no invoice; nothing when that changes nothing. */
export function moveUnapplied(debtor: Debtor, changes: readonly UnappliedChange[], now: string): DebtorDecision {
  const before = debtor.unapplied ?? [];
  const unapplied = changes.reduce<readonly UnappliedMoney[]>((known, change) => applied(known, change, now), before);
  const amounts = (all: readonly UnappliedMoney[]) =>
    JSON.stringify(all.map((each) => [each.paymentId, each.amountMinor]));
  if (amounts(unapplied) === amounts(before)) return { kind: 'repeated' };
  const moved = changes.map(({ paymentId, amountMinor, currency }) => ({ paymentId, amountMinor, currency }));
  return changed(debtor, { unapplied }, { type: 'UnappliedMoneyMoved', data: { moved } });
}

/** All money of a debtor in a currency that is on no invoice, in minor units. */
export function unappliedMinor({ unapplied = [] }: Pick<Debtor, 'unapplied'>, currency: Currency): number {
  return unapplied.reduce((sum, money) => sum + (money.currency === currency ? money.amountMinor : 0), 0);
}

/** What of a payment is on no invoice, in minor units. */
export function unappliedOf({ unapplied = [] }: Pick<Debtor, 'unapplied'>, paymentId: string): number {
  return unapplied.find((money) => money.paymentId === paymentId)?.amountMinor ?? 0;
}

/** All of it in every currency of which there is some. */
export function unappliedSums({ unapplied = [] }: Pick<Debtor, 'unapplied'>): Money[] {
  const currencies = [...new Set(unapplied.map(({ currency }) => currency))].toSorted();
  return currencies.map((currency) => ({ amountMinor: unappliedMinor({ unapplied }, currency), currency }));
}
