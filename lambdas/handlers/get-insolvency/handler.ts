import type { Deps } from '../../acts/dunning-of-case.ts';
import { claimsOf, owingCases } from '../../acts/insolvency-claims.ts';
import { insolvencyViewOf } from '../../api/insolvency-view.ts';
import { debtorQuerySchema } from '../../api/queries.ts';
import { standingInsolvency } from '../../domain/insolvency/insolvency.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /debtors/{id}/insolvency?creditor=: the one that stands, else the last one that ended. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id: debtorId = '' }, query }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const [{ debtor, circumstances }, cases] = await Promise.all([
      deps.store.load({ debtor: { creditor, debtorId } }),
      owingCases(deps, { creditor, debtorId }),
    ]);
    if (!debtor) throw notFound(`Debtor ${debtorId} of creditor ${creditor}`);
    const insolvency = standingInsolvency(debtor) ?? debtor.insolvencies?.at(-1);
    if (!insolvency) throw notFound(`An insolvency of debtor ${debtorId}`);
    const claims = claimsOf(deps, { debtor, circumstances }, cases, insolvency);
    return { status: 200, body: insolvencyViewOf(insolvency, debtor, claims) };
  };
