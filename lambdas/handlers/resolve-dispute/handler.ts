import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { resolutionSchema, resolveDispute } from '../../domain/case/dispute.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { requireKnown } from '../../runtime/problem.ts';

/** POST /invoices/{id}/disputes/{disputeId}/resolution */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '', disputeId = '' }, body, by, idempotencyKey }) => {
    const content = parse(resolutionSchema, body);
    const act = { name: `resolve-dispute#${disputeId}`, invoiceId: id, by, key: idempotencyKey, content };
    const outcome = await actOnCase(deps, act, ({ dunned, policy }) =>
      resolveDispute(dunned, disputeId, content, policy),
    );
    requireKnown(outcome, `Dispute ${disputeId}`);
    return caseAnswer(id, outcome);
  };
