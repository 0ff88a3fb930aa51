import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { refundTasksOf } from '../../acts/refund-tasks.ts';
import { paymentView } from '../../api/views.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { findReversed, reversalSchema, reversePayment } from '../../domain/case/reverse-payment.ts';
import { unappliedOf } from '../../domain/debtor/unapplied-money.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/reversals: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey, requestId }) => {
    const content = parse(reversalSchema, body);
    const act = { name: 'reversal', invoiceId: id, by, key: idempotencyKey, content };
    const reversalId = actIdOf('reversal', id, content, idempotencyKey ?? requestId);
    const outcome = await actOnCase(deps, act, async ({ dunned, debtor, policy }, dates) => {
      const refunds = await refundTasksOf(deps, dunned, content.paymentId);
      const leftMinor = unappliedOf(debtor, content.paymentId);
      return reversePayment(dunned, reversalId, content, { ...dates, policy, refunds, leftMinor });
    });
    return placedAnswer(id, reversalId, outcome, (dunned) => {
      const payment = findReversed(dunned, reversalId, content.paymentId);
      return { payment: payment && paymentView(payment) };
    });
  };
