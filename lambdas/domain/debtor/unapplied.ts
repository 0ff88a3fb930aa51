import type { CivilDate } from '../calendar/civil-date.ts';
import type { Currency } from '../money.ts';

/** Money of a debtor that is on no invoice: paid too much, paid twice, or not yet matched. Minor units. */
export type UnappliedMoney = {
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly receivedOn: CivilDate;
  readonly since: string;
};
