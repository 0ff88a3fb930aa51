import { debtorQuerySchema } from '../../api/queries.ts';
import { debtorView } from '../../api/views.ts';
import { changeDebtor, todayOf } from '../../acts/change-debtor.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { amendDebtor, debtorPatchSchema } from '../../domain/debtor/amend-debtor.ts';
import { refused } from '../../domain/case/decision.ts';
import { debtorTermsFaults } from '../../domain/late-payment/late-payment-faults.ts';
import { policiesInForce } from '../../domain/settings.ts';
import { debtorOf } from '../../runtime/debtor-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** PATCH /debtors/{id}?creditor= */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, query, body, by, idempotencyKey: key }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const patch = parse(debtorPatchSchema, body);
    const act = { name: 'amend-debtor', creditor, debtorId: id, by, key, content: patch };
    const outcome = await changeDebtor(deps, act, (situation) => {
      const { debtor, circumstances } = situation;
      const amended = { ...debtor, latePayment: patch.latePayment };
      const [fault] = debtorTermsFaults(amended, todayOf(deps, situation));
      if (fault) return refused('latePayment', fault.message, fault.field);
      const policyIds = policiesInForce(deps.settings, circumstances).map((policy) => policy.id);
      return amendDebtor(debtor, patch, policyIds);
    });
    return { status: 200, body: debtorView(debtorOf(outcome, id)) };
  };
