import { debtorQuerySchema } from '../../api/queries.ts';
import { debtorView } from '../../api/views.ts';
import { changeDebtor } from '../../acts/change-debtor.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { liftDebtorHold } from '../../domain/debtor/debtor-hold.ts';
import { debtorOf } from '../../runtime/debtor-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { requireKnown } from '../../runtime/problem.ts';

/** DELETE /debtors/{id}/holds/{holdId}?creditor= */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '', holdId = '' }, query, by }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const act = { name: 'lift-debtor-hold', creditor, debtorId: id, by, key: undefined, content: { holdId } };
    const outcome = await changeDebtor(deps, act, ({ debtor, now }) => liftDebtorHold(debtor, holdId, now));
    requireKnown(outcome, `Hold ${holdId}`);
    return { status: 200, body: debtorView(debtorOf(outcome, id)) };
  };
