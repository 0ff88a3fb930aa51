import * as z from 'zod';

/** How many events a page shows. */
export const pageEvents = 100;

export const historyQuerySchema = z.object({
  order: z.enum(['oldest', 'newest']).default('oldest'),
  page: z.coerce.number().int().positive().max(1000).default(1),
});
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

/** Which events a page of a history shows, and where each event of it is shown. */
export type HistoryPlace = {
  readonly query: HistoryQuery;
  readonly pages: number;
  /** The ids of the first and the last event shown, in the order shown; ids count from 1. */
  readonly shown: readonly [first: number, last: number];
  /** An event, on whichever page of the same order it is. */
  readonly eventHref: (eventId: number) => string;
  /** A page of an order. */
  readonly pageHref: (query: HistoryQuery) => string;
};

/** The place of a page in a history of so many events; a page beyond the last is the last. */
export function historyPlace(path: string, { order, page: wanted }: HistoryQuery, count: number): HistoryPlace {
  const pages = Math.max(1, Math.ceil(count / pageEvents));
  const page = Math.min(wanted, pages);
  const isReversed = order === 'newest';
  const idAt = (index: number): number => (isReversed ? count - index : index + 1);
  const pageOf = (eventId: number): number => Math.floor((isReversed ? count - eventId : eventId - 1) / pageEvents) + 1;
  const addressOf = (query: HistoryQuery): string => {
    const { page: number, order: by } = query;
    return `${path}?${new URLSearchParams({ order: by, page: String(number) }).toString()}`;
  };
  return {
    query: { order, page },
    pages,
    shown: [idAt((page - 1) * pageEvents), idAt(Math.min(page * pageEvents, count) - 1)],
    eventHref: (eventId) =>
      pageOf(eventId) === page
        ? `#event-${eventId}`
        : `${addressOf({ order, page: pageOf(eventId) })}#event-${eventId}`,
    pageHref: (query) => `${addressOf(query)}#history`,
  };
}
