import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { invoiceSummary } from '../../api/views.ts';
import { findHold, holdIdOf, holdSchema, placeHold } from '../../domain/case/hold.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/holds: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey, requestId }) => {
    const content = parse(holdSchema, body);
    const act = { name: 'hold', invoiceId: id, by, key: idempotencyKey, content };
    const holdId = holdIdOf(id, content, idempotencyKey ?? requestId);
    const outcome = await actOnCase(deps, act, ({ dunned }, { today }) => placeHold(dunned, holdId, content, today));
    if (outcome.kind !== 'changed' && outcome.kind !== 'repeated') return caseAnswer(id, outcome);
    const { dunned, kind } = outcome;
    const placed = { id: holdId, hold: findHold(dunned, holdId), invoice: invoiceSummary(dunned) };
    return { status: kind === 'changed' ? 201 : 200, body: placed };
  };
