import type { CaseEvent } from '../domain/case/events.ts';

/** Tells the company's other systems what happened to cases. */
export type ToldEvent = { readonly invoiceId: string; readonly event: CaseEvent };

export type EventPublisher = {
  /** How many events go in one call. */
  readonly mostPerCall: number;
  /** All of them in one call, in their order; when it fails, some may have been told. */
  publish(told: readonly ToldEvent[]): Promise<void>;
};
