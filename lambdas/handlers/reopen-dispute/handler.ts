import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { disputeReopeningSchema, reopenDispute } from '../../domain/case/reopen-dispute.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { requireKnown } from '../../runtime/problem.ts';

/** POST /invoices/{id}/disputes/{disputeId}/reopen */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '', disputeId = '' }, body, by, idempotencyKey }) => {
    const content = parse(disputeReopeningSchema, body);
    const key = content.id ?? idempotencyKey;
    const act = { name: `reopen-dispute#${disputeId}`, invoiceId: id, by, key, content };
    const outcome = await actOnCase(deps, act, ({ dunned, policy }, dates) =>
      reopenDispute(dunned, disputeId, content, { ...dates, policy }),
    );
    requireKnown(outcome, `Dispute ${disputeId}`);
    return caseAnswer(id, outcome);
  };
