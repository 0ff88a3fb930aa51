import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { voidingSchema, voidNotice } from '../../domain/case/void-notice.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { requireKnown } from '../../runtime/problem.ts';

/** POST /invoices/{id}/notices/void */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey }) => {
    const content = parse(voidingSchema, body);
    const act = { name: 'void-notice', invoiceId: id, by, key: content.id ?? idempotencyKey, content };
    const outcome = await actOnCase(deps, act, ({ dunned }) => voidNotice(dunned, content));
    requireKnown(outcome, `Notice ${content.stage} of cycle ${content.cycle}`);
    return caseAnswer(id, outcome);
  };
