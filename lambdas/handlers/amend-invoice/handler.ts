import { actOnCase } from '../../acts/act-on-case.ts';
import { renamingWrites } from '../../acts/naming.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { amendInvoice, amendmentFaults, amendmentSchema } from '../../domain/case/amend-invoice.ts';
import { caseAnswer } from '../../runtime/case-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { invalid, notFound } from '../../runtime/problem.ts';

/** PATCH /invoices/{id} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey }) => {
    const known = await deps.store.loadCase(id);
    if (!known) throw notFound(`Invoice ${id}`);
    // By what of the invoice never changes: its creditor and its issue date.
    const faultsOf = (value: unknown) => amendmentFaults(known.invoice, value, deps.settings.creditors);
    const content = parse(amendmentSchema, body, faultsOf);
    const faults = faultsOf(content);
    if (faults.length > 0) throw invalid(faults);
    const act = { name: 'amend-invoice', invoiceId: id, by, key: content.id ?? idempotencyKey, content };
    const outcome = await actOnCase(
      deps,
      act,
      ({ dunned, ...moment }) => amendInvoice(dunned, content, moment),
      ({ dunned }, after) => renamingWrites(dunned, after),
    );
    return caseAnswer(id, outcome);
  };
