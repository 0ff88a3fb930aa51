import { type Deps, findSituation } from '../../acts/dunning-of-case.ts';
import { claimView } from '../../api/claim-view.ts';
import { claimQuerySchema } from '../../api/queries.ts';
import { localDate } from '../../domain/calendar/send-window.ts';
import { claimInputOf } from '../../domain/case/claim-of-case.ts';
import { refused } from '../../domain/case/decision.ts';
import { latePaymentClaim } from '../../domain/late-payment/late-payment-claim.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound, refusal } from '../../runtime/problem.ts';

/** GET /invoices/{id}/claim?asOf=: what is due for late payment, as of a day or today. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const { asOf } = parse(claimQuerySchema, query);
    const situation = await findSituation(deps, id);
    if (!situation) throw notFound(`Invoice ${id}`);
    const { debtor, policy, now } = situation;
    const input = claimInputOf(situation, asOf ?? localDate(now, policy.sendWindow.timeZone));
    if ('kind' in input) throw refusal(refused(input.kind, `not known here: ${input.missing}`));
    const claim = latePaymentClaim(input);
    if (claim.kind === 'refused') throw refusal(refused(claim.refusal.kind, claim.refusal.message));
    return { status: 200, body: claimView(claim, debtor.locale) };
  };
