import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { findHold, holdSchema, placeHold } from '../../domain/case/hold.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/holds: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey, requestId }) => {
    const content = parse(holdSchema, body);
    const act = { name: 'hold', invoiceId: id, by, key: idempotencyKey, content };
    const holdId = actIdOf('hold', id, content, idempotencyKey ?? requestId);
    const outcome = await actOnCase(deps, act, ({ dunned }, { today }) => placeHold(dunned, holdId, content, today));
    return placedAnswer(id, holdId, outcome, (dunned) => ({ hold: findHold(dunned, holdId) }));
  };
