import type { Flow } from './machine-flow.ts';
import type { Standing } from './state-standing.ts';
import type { VisitLog } from './state-visits.ts';

/** The way of one execution through its machine. */
export type Journey = {
  readonly flow: Flow;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly log: VisitLog;
  /** Where an event of the history is shown. */
  readonly eventHref: (eventId: number) => string;
};
