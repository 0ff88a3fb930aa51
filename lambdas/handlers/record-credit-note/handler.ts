import { actOnCase } from '../../acts/act-on-case.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { creditNoteSchema, findCreditNote, recordCreditNote } from '../../domain/case/credit-note.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/credit-notes: 201, the same again 200, other content under the same number 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey }) => {
    const content = parse(creditNoteSchema, body);
    const act = { name: 'credit-note', invoiceId: id, by, key: idempotencyKey, content };
    const outcome = await actOnCase(deps, act, ({ dunned, policy }, dates) =>
      recordCreditNote(dunned, content, { ...dates, policy }),
    );
    return placedAnswer(id, content.number, outcome, (dunned) => ({
      creditNote: findCreditNote(dunned, content.number),
    }));
  };
