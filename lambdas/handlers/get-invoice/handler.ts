import { noQuerySchema } from '../../api/queries.ts';
import { invoiceView } from '../../api/views.ts';
import { type Deps, findSituation } from '../../acts/dunning-of-case.ts';
import { warningOfCode } from '../../domain/e-invoice/warning-codes.ts';
import { localDate } from '../../domain/calendar/send-window.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /invoices/{id} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    parse(noQuerySchema, query);
    const [situation, notes] = await Promise.all([findSituation(deps, id), deps.store.notes(id)]);
    if (!situation) throw notFound(`Invoice ${id}`);
    const { dunned, debtor, policy, now } = situation;
    const today = localDate(now, policy.sendWindow.timeZone);
    const warnings = (dunned.flags ?? []).map(warningOfCode);
    return { status: 200, body: invoiceView(dunned, debtor, { today, notes, warnings }) };
  };
