import { creditorOf } from '../../acts/creditor-of.ts';
import { type Deps, findSituation } from '../../acts/dunning-of-case.ts';
import { payerProfile } from '../../acts/payer-profile.ts';
import { routeAdviceQuerySchema } from '../../api/queries.ts';
import { routeAdviceView } from '../../api/route-advice-view.ts';
import { balanceMinor } from '../../domain/case/case.ts';
import { refused } from '../../domain/case/decision.ts';
import { routeInputOf } from '../../domain/legal-route/routes-of-case.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound, refusal } from '../../runtime/problem.ts';

/** GET /invoices/{id}/route-advice?recoveryChancePercent=&costMinor= */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const asked = parse(routeAdviceQuerySchema, query);
    const situation = await findSituation(deps, id);
    if (!situation) throw notFound(`Invoice ${id}`);
    const { dunned, debtor, policy, now } = situation;
    if (balanceMinor(dunned) <= 0) throw refusal(refused('nothingOwed', 'nothing is owed for the invoice'));
    const { grade } = await payerProfile({ store: deps.store, now }, debtor, policy);
    const { collectors = [] } = creditorOf(deps.settings, dunned.invoice.creditor);
    const input = routeInputOf(situation, { ...asked, grade, collectors });
    return { status: 200, body: routeAdviceView(id, input, grade) };
  };
