import { type Deps, findSituation } from '../../acts/dunning-of-case.ts';
import { claimView } from '../../api/claim-view.ts';
import { claimQuerySchema } from '../../api/queries.ts';
import { localDate } from '../../domain/calendar/send-window.ts';
import { computedClaim } from '../../domain/case/claim/claim-share.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound, refusal } from '../../runtime/problem.ts';

/** GET /invoices/{id}/claim?asOf=: what is due for late payment, as of a day or today. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const { asOf } = parse(claimQuerySchema, query);
    const situation = await findSituation(deps, id);
    if (!situation) throw notFound(`Invoice ${id}`);
    const { dunned, debtor, policy, now } = situation;
    const claim = computedClaim(situation, asOf ?? localDate(now, policy.sendWindow.timeZone));
    if (claim.kind === 'refused') throw refusal(claim);
    return { status: 200, body: claimView(claim, dunned, debtor.locale) };
  };
