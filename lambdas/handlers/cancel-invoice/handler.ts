import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { cancelInvoice, cancelSchema } from '../../domain/case/cancel-invoice.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/cancel */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey }) => {
    const content = parse(cancelSchema, body);
    const act = { name: 'cancel', invoiceId: id, by, key: idempotencyKey, content };
    return caseAnswer(id, await actOnCase(deps, act, ({ dunned }, dates) => cancelInvoice(dunned, content, dates)));
  };
