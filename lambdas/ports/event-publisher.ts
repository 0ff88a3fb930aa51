import type { PublishedEvent } from '../domain/events-out/published-event.ts';

/** Tells the company's other systems what happened to cases, and to the credit of debtors. */
export type EventPublisher = {
  /** How many events go in one call. */
  readonly mostPerCall: number;
  /** All of them in one call, in their order; when it fails, some may have been told. */
  publish(told: readonly PublishedEvent[]): Promise<void>;
};
