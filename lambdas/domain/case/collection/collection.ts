import type { CivilDate } from '../../calendar/civil-date.ts';
import type { Collector, CollectorOffer } from '../../collector.ts';

/** How far a collector says he is. */
export const collectionStatuses = [
  'accepted',
  'contacted',
  'promise',
  'disputed',
  'legalAction',
  'uncollectable',
  'closed',
] as const;
export type CollectionStatus = (typeof collectionStatuses)[number];

/** How a collector's matter ends: by itself when nothing is owed any more, by our recall, or with what he came to. */
export const collectionEnds = ['paid', 'recalled', 'collected', 'uncollectable', 'returned'] as const;
export type CollectionEnd = (typeof collectionEnds)[number];

/** To whom a case is handed over, and on which of his terms. */
export type ChosenCollector = {
  readonly id: string;
  readonly kind: Collector['kind'];
  /** The offer taken, as it was that day, and its place among his. */
  readonly offer?: { readonly index: number; readonly terms: CollectorOffer };
};

/** Money that a collector has passed on: what the debtor paid him, and what of it he keeps. In minor units. */
export type Remitted = { readonly paymentId: string; readonly amountMinor: number; readonly feeMinor: number };

/** What a collector has told. His words are kept apart; the mark shows whether the same was said again. */
export type CollectionReport = {
  readonly id: string;
  readonly status: CollectionStatus;
  readonly on: CivilDate;
  readonly saidMark?: string | undefined;
  readonly remitted?: Remitted | undefined;
};

/** A case in the hands of a collector: who has it, how far he is, and how it ended. */
export type CollectionMatter = {
  /** Nobody whom the deployment knows by name, when absent. */
  readonly collector?: ChosenCollector | undefined;
  readonly since: string;
  /** What was owed of the principal then, in minor units. */
  readonly handedOverMinor: number;
  /** The day on which a person looks whether it is time for a court. */
  readonly amicableUntil: CivilDate;
  /** The document that was handed over with it. */
  readonly exportId: string;
  readonly reports: readonly CollectionReport[];
  /** What the collector keeps of what came in, in minor units. */
  readonly feesMinor: number;
  /** The open tasks that ask a person to look at it. */
  readonly taskIds: readonly string[];
  /** Null while it stands. */
  readonly end: { readonly at: string; readonly how: CollectionEnd } | null;
};
