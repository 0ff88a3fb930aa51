import type { PspMoney } from '../../domain/psp/psp-money.ts';
import { retired } from '../../domain/psp/plan-booking.ts';
import type { ToldMoney } from '../../domain/psp/read-stripe-event.ts';
import { ConcurrentChangeError } from '../../ports/errors.ts';
import type { Deps } from '../dunning-of-case.ts';
import { bookMoney } from './book-money.ts';
import { findMentioned } from './find-mentioned.ts';
import { joinMoney, moneyOf } from './join-money.ts';
import { askAboutRefund, retireBooking } from './retire-booking.ts';

/** What is told while we book is booked with it, so often; after that whoever told it is asked to tell it again. */
const mostRounds = 5;

/**
 * Takes what a payment provider tells of money: it is put on record first, and then our payments follow it. Told again, in
 * any order and however often, it makes the same of it; told while something died, it does what is left.
 */
export async function takePspMoney(
  deps: Deps,
  creditor: string,
  { ids, facts, mention, method }: Omit<ToldMoney, 'kind'>,
  by: string,
): Promise<PspMoney> {
  const known = await moneyOf(deps, creditor, ids[0]);
  const invoiceIds = known?.invoiceIds.length ? known.invoiceIds : await findMentioned(deps, creditor, mention);
  let money = await joinMoney(deps, creditor, { ids, facts: { ...facts, invoiceIds } });
  for (let round = 1; round <= mostRounds; round += 1) {
    const isDone = await follow(deps, money, method, by);
    const now = await moneyOf(deps, creditor, money.id);
    if (!now || (isDone && now.id === money.id && now.version === money.version)) return money;
    money = now;
  }
  throw new ConcurrentChangeError(`too much is told of money ${money.id} at once`);
}

/** Makes our payments what the money asks for; false when more was told of it before that was done. */
async function follow(deps: Deps, money: PspMoney, method: ToldMoney['method'], by: string): Promise<boolean> {
  try {
    for (const paymentId of retired(money)) await retireBooking(deps, money, paymentId, by);
    const booking = money.bookings.find(({ paymentId }) => paymentId === money.standing);
    if (booking) await bookMoney(deps, money, { booking, method, by });
    await askAboutRefund(deps, money);
    return true;
  } catch (error) {
    if (error instanceof ConcurrentChangeError) return false;
    throw error;
  }
}
