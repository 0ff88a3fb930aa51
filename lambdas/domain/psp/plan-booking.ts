import { joinFacts, type MoneyFacts, netMinor, type PspMoney } from './psp-money.ts';

/**
 * The money with the one booking that should stand: all that the creditor has of it now. A payment is only ever taken back
 * as a whole, so where a part of it was paid back the rest is a booking of its own.
 */
export function planBooking(money: PspMoney): PspMoney {
  const amountMinor = netMinor(money);
  const standing = money.bookings.find(({ paymentId }) => paymentId === money.standing);
  if (standing?.amountMinor === amountMinor || (!standing && amountMinor === 0)) return money;
  if (amountMinor === 0) return { ...money, standing: null };
  const { id, bookings } = money;
  const paymentId = bookings.length === 0 ? id : `${id}~${bookings.length}`;
  return { ...money, bookings: [...bookings, { paymentId, amountMinor }], standing: paymentId };
}

/** The money with what was told of it, and what that asks for. */
export function learn(money: PspMoney, facts: MoneyFacts): PspMoney {
  return planBooking({ ...money, ...joinFacts(money, facts) });
}

/** The money with all that was told of it, and made of it, under another of its ids. */
export function absorb(money: PspMoney, other: PspMoney): PspMoney {
  const bookings = [...money.bookings, ...other.bookings];
  return planBooking({ ...money, ...joinFacts(money, other), bookings, standing: money.standing ?? other.standing });
}

/** The bookings that should not stand. */
export function retired({ bookings, standing }: PspMoney): readonly string[] {
  return bookings.flatMap(({ paymentId }) => (paymentId === standing ? [] : [paymentId]));
}
