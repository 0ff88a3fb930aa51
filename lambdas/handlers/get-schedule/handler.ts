import { scheduleView } from '../../api/foresight-views.ts';
import { scheduleQuerySchema } from '../../api/queries.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { schedulePage } from '../../acts/foresight/schedule-page.ts';
import { rangeFaults } from '../../domain/foresight/schedule-range.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { invalid } from '../../runtime/problem.ts';

/** GET /schedule?from=&to=: what leaves on these days when nothing happens before, debtor by debtor. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ query }) => {
    const { cursor, limit, ...range } = parse(scheduleQuerySchema, query);
    const faults = rangeFaults(range, deps.clock.now());
    if (faults.length > 0) throw invalid(faults);
    return { status: 200, body: scheduleView(range, await schedulePage(deps, range, cursor, limit)) };
  };
