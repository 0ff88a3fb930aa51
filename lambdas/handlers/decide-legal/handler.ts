import { takeLegalDecision } from '../../acts/collection/decide-legal.ts';
import type { LegalFileDeps } from '../../acts/legal-file/build-legal-file.ts';
import { legalDecisionView } from '../../api/legal-decision-view.ts';
import { legalDecisionSchema } from '../../domain/case/legal-decision/legal-decision.ts';
import { done } from '../../runtime/done.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/legal-decision */
export const createHandler =
  (deps: LegalFileDeps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey: key }) => {
    const content = parse(legalDecisionSchema, body);
    const outcome = await takeLegalDecision(deps, { invoiceId: id, by, key }, content);
    return { status: 200, body: legalDecisionView(done(outcome, `Invoice ${id}`).dunned) };
  };
