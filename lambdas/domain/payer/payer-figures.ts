import { type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import type { Currency } from '../money.ts';
import type { OpenItem, PayerAmounts } from './contribution.ts';
import type { PayerTotals } from './payer-totals.ts';

/** The open item of a payer that fell due first. */
export type OldestOpen = OpenItem & { readonly invoiceId: string; readonly currency: Currency };

/** What is known of a payer, in figures. Shares and averages have one decimal, rounded down; null without a paid invoice. */
export type PayerFigures = {
  readonly invoices: number;
  readonly open: number;
  /** Paid invoices of which it counts when they were paid. */
  readonly paid: number;
  readonly paidLate: number;
  readonly latePercent: number | null;
  readonly averageDaysLate: number | null;
  /** The same, each invoice by its amount; currencies by their numbers of invoices. */
  readonly weightedDaysLate: number | null;
  readonly promisesKept: number;
  readonly promisesBroken: number;
  readonly disputesUpheld: number;
  readonly disputesRejected: number;
  readonly handedOver: number;
  readonly writtenOff: number;
  readonly byCurrency: readonly ({ readonly currency: Currency } & Pick<
    PayerAmounts,
    'invoicedMinor' | 'paidMinor' | 'openMinor'
  >)[];
  /** Late from its due date on, on which it is 0 days late; not late before. */
  readonly oldestOpen: (OldestOpen & { readonly daysLate: number }) | null;
};

/** Rounded down, so that a figure never reads as a threshold it has not reached. */
const inTenths = (value: number): number => Math.floor(value * 10) / 10;

/** Amounts of two currencies cannot weigh against each other, so each weighs as many invoices as were paid in it. */
function weightedDaysOf(amounts: readonly PayerAmounts[]): number {
  const paid = amounts.filter(({ paidMinor }) => paidMinor > 0);
  const invoices = paid.reduce((sum, { paidInvoices }) => sum + paidInvoices, 0);
  const days = paid.reduce(
    (sum, { paidInvoices, weightedDaysLate, paidMinor }) => sum + paidInvoices * (weightedDaysLate / paidMinor),
    0,
  );
  return days / invoices;
}

/** The figures of a payer on a day. */
export function figuresOf(
  { counts, byCurrency }: PayerTotals,
  oldestOpen: OldestOpen | undefined,
  today: CivilDate,
): PayerFigures {
  const { paidOnTime, paidLate, daysLate, ...others } = counts;
  const paid = paidOnTime + paidLate;
  const amounts = Object.entries(byCurrency).sort(([a], [b]) => (a < b ? -1 : 1)) as [Currency, PayerAmounts][];
  return {
    ...others,
    paid,
    paidLate,
    latePercent: paid === 0 ? null : inTenths((100 * paidLate) / paid),
    averageDaysLate: paid === 0 ? null : inTenths(daysLate / paid),
    weightedDaysLate: paid === 0 ? null : inTenths(weightedDaysOf(amounts.map(([, sums]) => sums))),
    byCurrency: amounts.map(([currency, { invoicedMinor, paidMinor, openMinor }]) => ({
      currency,
      invoicedMinor,
      paidMinor,
      openMinor,
    })),
    oldestOpen: oldestOpen ? { ...oldestOpen, daysLate: Math.max(0, daysBetween(oldestOpen.dueOn, today)) } : null,
  };
}
