import { pageQuerySchema } from '../../api/queries.ts';
import { taskView } from '../../api/views.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** GET /tasks: what waits for a person, by due date. */
export const createHandler =
  ({ store }: Deps): HttpHandler =>
  async ({ query }) => {
    const { cursor, limit } = parse(pageQuerySchema, query);
    const page = await store.listTasks(cursor, limit);
    return { status: 200, body: { tasks: page.items.map(taskView), cursor: page.cursor } };
  };
