import { changeDebtor, todayOf } from '../../acts/change-debtor.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { debtorQuerySchema } from '../../api/queries.ts';
import { debtorView } from '../../api/views.ts';
import { insolvencyEndSchema } from '../../domain/insolvency/insolvency-schema.ts';
import { endInsolvency } from '../../domain/insolvency/record-insolvency.ts';
import { debtorOf } from '../../runtime/debtor-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /debtors/{id}/insolvency/end?creditor= */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id: debtorId = '' }, query, body, by, idempotencyKey: key }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const content = parse(insolvencyEndSchema, body);
    const act = { name: 'end-insolvency', creditor, debtorId, by, key, content };
    const outcome = await changeDebtor(deps, act, (situation) =>
      endInsolvency(situation.debtor, content.how, { now: situation.now, today: todayOf(deps, situation) }),
    );
    return { status: 200, body: debtorView(debtorOf(outcome, debtorId)) };
  };
