import { debtorQuerySchema } from '../../api/queries.ts';
import { debtorView } from '../../api/views.ts';
import { changeDebtor, todayOf } from '../../acts/change-debtor.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { holdSchema } from '../../domain/case/hold.ts';
import { findDebtorHold, placeDebtorHold } from '../../domain/debtor/debtor-hold.ts';
import { debtorOf } from '../../runtime/debtor-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /debtors/{id}/holds?creditor=: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, query, body, by, idempotencyKey: key, requestId }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const content = parse(holdSchema, body);
    const act = { name: 'hold-debtor', creditor, debtorId: id, by, key, content };
    const holdId = actIdOf('hold', `${creditor}#${id}`, content, key ?? requestId);
    const outcome = await changeDebtor(deps, act, (situation) =>
      placeDebtorHold(situation.debtor, holdId, content, { now: situation.now, today: todayOf(deps, situation) }),
    );
    const debtor = debtorOf(outcome, id);
    const placed = { id: holdId, hold: findDebtorHold(debtor, holdId), debtor: debtorView(debtor) };
    return { status: outcome.kind === 'changed' ? 201 : 200, body: placed };
  };
