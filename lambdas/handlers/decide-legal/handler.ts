import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { decideLegal, legalDecisionSchema } from '../../domain/case/legal-decision.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/legal-decision */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey }) => {
    const content = parse(legalDecisionSchema, body);
    const act = { name: 'legal-decision', invoiceId: id, by, key: idempotencyKey, content };
    return caseAnswer(id, await actOnCase(deps, act, ({ dunned }, { today }) => decideLegal(dunned, content, today)));
  };
