import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { claimWaiverView } from '../../api/claim-view.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { claimWaiverSchema, findWaiver, waiveClaim } from '../../domain/case/claim/waive-claim.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/claim/waivers: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey, requestId }) => {
    const content = parse(claimWaiverSchema, body);
    const act = { name: 'claim-waiver', invoiceId: id, by, key: idempotencyKey, content };
    const waiverId = actIdOf('waiver', id, content, idempotencyKey ?? requestId);
    const outcome = await actOnCase(deps, act, (situation, { today }) =>
      waiveClaim(situation, waiverId, content, { today, by }),
    );
    return placedAnswer(id, waiverId, outcome, (dunned) => {
      const waiver = findWaiver(dunned, waiverId);
      return { waiver: waiver && claimWaiverView(waiver) };
    });
  };
