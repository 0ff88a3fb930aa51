import { logQuerySchema } from '../../api/queries.ts';
import { eventView } from '../../api/views.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /invoices/{id}/timeline: every event of the case, oldest first. */
export const createHandler =
  ({ store }: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const { cursor, limit } = parse(logQuerySchema, query);
    const page = await store.events(id, cursor, limit);
    if (page.items.length === 0 && !(await store.loadCase(id))) throw notFound(`Invoice ${id}`);
    return { status: 200, body: { events: page.items.map(eventView), cursor: page.cursor } };
  };
