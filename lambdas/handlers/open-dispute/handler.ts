import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { pauseViewOf } from '../../api/pause-view.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { disputeSchema, findDispute, openDispute } from '../../domain/case/dispute.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/disputes: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey, requestId }) => {
    const content = parse(disputeSchema, body);
    const act = { name: 'dispute', invoiceId: id, by, key: idempotencyKey, content };
    const disputeId = actIdOf('dispute', id, content, idempotencyKey ?? requestId);
    const outcome = await actOnCase(deps, act, ({ dunned }, { today }) =>
      openDispute(dunned, disputeId, content, today),
    );
    return placedAnswer(id, disputeId, outcome, (dunned) => {
      const dispute = findDispute(dunned, disputeId);
      return { dispute: dispute && pauseViewOf(dispute, dunned, []) };
    });
  };
