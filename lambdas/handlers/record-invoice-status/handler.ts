import type { Deps } from '../../acts/dunning-of-case.ts';
import { takeStatusOfInvoice } from '../../acts/take-status-of-invoice.ts';
import { statusView } from '../../api/invoice-status-view.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { findStatus, statusNoteId } from '../../domain/case/invoice-status/take-status.ts';
import { postedStatusSchema } from '../../domain/invoice-status/posted-status.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/statuses: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey, requestId }) => {
    const content = parse(postedStatusSchema, body);
    const statusId = actIdOf('status', id, content, idempotencyKey ?? requestId);
    const outcome = await takeStatusOfInvoice(deps, { invoiceId: id, statusId, by, key: idempotencyKey }, content);
    const { reason } = content;
    const notes = reason === undefined ? [] : [{ id: statusNoteId(statusId), said: { reason } }];
    return placedAnswer(id, statusId, outcome, (dunned) => {
      const status = findStatus(dunned, statusId);
      return { status: status && statusView(status, notes) };
    });
  };
