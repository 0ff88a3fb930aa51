import type { CivilDate } from '../calendar/civil-date.ts';
import type { Collector, CollectorOffer } from '../collector.ts';
import type { DebtorDetails } from '../debtor.ts';
import type { Currency } from '../money.ts';
import type { Prescription } from '../prescription/prescription.ts';
import type { ExpectedNet } from './expected-net.ts';
import type { RouteId } from './routes.table.ts';

/** All that the advice looks at. Amounts in minor units of the invoice's currency. */
export type RouteInput = {
  readonly today: CivilDate;
  readonly country: string;
  readonly debtorKind: DebtorDetails['kind'];
  readonly currency: Currency;
  readonly balanceMinor: number;
  /** Interest and fixed compensation that are open; null where they cannot be computed. */
  readonly claimOpenMinor: number | null;
  /** What of that is fixed compensation, which is no interest. */
  readonly compensationOpenMinor?: number;
  readonly isContested: boolean;
  /** A dispute of the debtor was rejected, in whole or in part: whether he still contests, he has not said. */
  readonly wasContested?: boolean;
  /** The debtor has approved the e-invoice, all of it or a part (statuses 205, 206): when, and how much; null when no amount was told. */
  readonly approved?: { readonly on: CivilDate; readonly code: number; readonly amountMinor: number | null };
  /** The day on which an insolvency was opened that stands. */
  readonly insolvencyOpenedOn: CivilDate | null;
  readonly prescription: Prescription;
  readonly collectors: readonly Collector[];
  /** The chance that the debtor pays in the end, and who says so. */
  readonly chance: { readonly percent: number; readonly from: 'given' | 'payerGrade' };
  /** What a court route or a lawyer would cost; null where nobody has said. */
  readonly costMinor: number | null;
};

export const suitabilities = ['suitable', 'unknown', 'unsuitable'] as const;
export type Suitability = (typeof suitabilities)[number];

/** An offer of a collector, with what it brings on average. */
export type OfferAdvice = {
  readonly collectorId: string;
  readonly offerIndex: number;
  readonly offer: CollectorOffer;
  readonly net: ExpectedNet | null;
};

/** What speaks for and against one route. It decides nothing. */
export type RouteAdvice = {
  readonly route: RouteId;
  readonly name: string;
  readonly frenchName: string;
  readonly suitability: Suitability;
  readonly why: readonly string[];
  readonly missing: readonly string[];
  readonly sources: readonly string[];
  readonly net: ExpectedNet | null;
  /** Of agencies and lawyers, the best first. */
  readonly offers: readonly OfferAdvice[];
};
