import { changeDebtor, todayOf } from '../../acts/change-debtor.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { claimsOf, owingCases } from '../../acts/insolvency-claims.ts';
import { insolvencyViewOf } from '../../api/insolvency-view.ts';
import { debtorQuerySchema } from '../../api/queries.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { insolvencySchema } from '../../domain/insolvency/insolvency-schema.ts';
import { findInsolvency, recordInsolvency } from '../../domain/insolvency/record-insolvency.ts';
import { debtorOf } from '../../runtime/debtor-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** POST /debtors/{id}/insolvency?creditor=: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id: debtorId = '' }, query, body, by, idempotencyKey: key, requestId }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const content = parse(insolvencySchema, body);
    const act = { name: 'insolvency', creditor, debtorId, by, key, content };
    const insolvencyId = actIdOf('insolvency', `${creditor}#${debtorId}`, content, key ?? requestId);
    const cases = await owingCases(deps, { creditor, debtorId });
    const outcome = await changeDebtor(deps, act, (situation) =>
      recordInsolvency(situation.debtor, insolvencyId, content, {
        now: situation.now,
        today: todayOf(deps, situation),
        claims: (debtor) => claimsOf(deps, { ...situation, debtor }, cases, content),
      }),
    );
    const debtor = debtorOf(outcome, debtorId);
    const insolvency = findInsolvency(debtor, insolvencyId);
    if (!insolvency) throw notFound(`Insolvency ${insolvencyId}`);
    const circumstances = await deps.store.loadCircumstances();
    const claims = claimsOf(deps, { debtor, circumstances }, cases, insolvency);
    return { status: outcome.kind === 'changed' ? 201 : 200, body: insolvencyViewOf(insolvency, debtor, claims) };
  };
