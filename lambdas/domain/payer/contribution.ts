import { type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { balanceMinor, type Case, isClosed } from '../case/case.ts';
import { principalPartMinor } from '../case/case-money.ts';
import type { Pause, PauseEnd } from '../case/pause.ts';
import { withheldMinor } from '../case/pause-money.ts';
import type { Currency } from '../money.ts';

/** What is counted of a payer, whatever the currency. */
export const countNames = [
  'invoices',
  'open',
  'paidOnTime',
  'paidLate',
  'daysLate',
  'promisesKept',
  'promisesBroken',
  'disputesUpheld',
  'disputesRejected',
  'handedOver',
  'writtenOff',
] as const;
export type PayerCounts = Readonly<Record<(typeof countNames)[number], number>>;

/** What is added up per currency: sums in minor units, and each paid sum times the days it came late. */
export const amountNames = ['invoicedMinor', 'openMinor', 'paidInvoices', 'paidMinor', 'weightedDaysLate'] as const;
export type PayerAmounts = Readonly<Record<(typeof amountNames)[number], number>>;

/** An invoice of which something is owed that nobody disputes and nothing was agreed on: late from its due date on. */
export type OpenItem = { readonly dueOn: CivilDate; readonly amountMinor: number };

/** What one case says of its payer. An invoice keeps its currency. */
export type Contribution = {
  readonly currency: Currency;
  readonly counts: PayerCounts;
  readonly amounts: PayerAmounts;
  readonly openItem: OpenItem | null;
};

/** Days after the due date on which the last of the money came that has paid the invoice; 0 when that was in time. */
function daysLateOf({ invoice, payments }: Case): number {
  const days = payments
    .filter((payment) => payment.reversal === null && principalPartMinor(payment) > 0)
    .map(({ receivedOn }) => receivedOn);
  const last = days.toSorted().at(-1);
  return last === undefined ? 0 : Math.max(0, daysBetween(invoice.dueDate, last));
}

/** The part of the balance that a dispute, a promise or a plan stands for, in minor units; Infinity for all of it. */
function answeredMinor(pause: Pause, dunned: Case): number {
  // No day comes before this one: an expected credit counts whatever its date.
  return pause.end !== null || pause.kind === 'hold' ? 0 : withheldMinor(pause, dunned, '');
}

function openItemOf(dunned: Case): OpenItem | null {
  const answered = dunned.pauses.reduce((sum, pause) => sum + answeredMinor(pause, dunned), 0);
  const amountMinor = Math.max(0, balanceMinor(dunned) - answered);
  return isClosed(dunned) || amountMinor === 0 ? null : { dueOn: dunned.invoice.dueDate, amountMinor };
}

/**
 * What a case says of its payer, from the case alone. Closed by money, it says whether that came late; but not when a
 * dispute was upheld in it, as then it was not he who was wrong. A plan that was missed is a promise broken. Canceled,
 * it says nothing but how its disputes and promises ended; still open, it says nothing yet of when he pays.
 */
export function contributionOf(dunned: Case): Contribution {
  const { invoice, status, pauses, receivedMinor } = dunned;
  const ended = (...ends: PauseEnd['how'][]) => pauses.filter(({ end }) => end && ends.includes(end.how)).length;
  const disputesUpheld = ended('accepted', 'partly');
  const isJudged = status === 'paid' && disputesUpheld === 0;
  const days = isJudged ? daysLateOf(dunned) : 0;
  const isInvoiced = status !== 'canceled';
  return {
    currency: invoice.amount.currency,
    counts: {
      invoices: Number(isInvoiced),
      open: Number(!isClosed(dunned)),
      paidOnTime: Number(isJudged && days === 0),
      paidLate: Number(days > 0),
      daysLate: days,
      promisesKept: ended('kept'),
      promisesBroken: ended('broken', 'missed'),
      disputesUpheld,
      disputesRejected: ended('rejected'),
      handedOver: Number(status === 'handedOver'),
      writtenOff: Number(status === 'writtenOff'),
    },
    amounts: {
      invoicedMinor: isInvoiced ? invoice.amount.amountMinor : 0,
      openMinor: isClosed(dunned) ? 0 : balanceMinor(dunned),
      paidInvoices: Number(isJudged),
      paidMinor: isJudged ? receivedMinor : 0,
      weightedDaysLate: days * receivedMinor,
    },
    openItem: openItemOf(dunned),
  };
}
