import type { Money } from '../money.ts';
import type { CivilDate } from '../calendar/civil-date.ts';

/** A receipt to be sent for a payment: it answers an act, so it leaves at once and sets no contact delay. */
export type Receipt = {
  readonly creditor: string;
  readonly debtorId: string;
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly amount: Money;
  readonly receivedOn: CivilDate;
  readonly balanceMinor: number;
  readonly attempt: number;
  /** How often it was put off because SES took no mail; absent when never. */
  readonly postponed?: number | undefined;
  readonly state: 'open' | 'settled';
};
