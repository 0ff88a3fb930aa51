import { nextMessageView } from '../../api/foresight-views.ts';
import { debtorQuerySchema } from '../../api/queries.ts';
import { attachmentsOf, type DocumentDeps } from '../../acts/attachments.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { loadDebtorFacts } from '../../acts/foresight/debtor-facts.ts';
import { previewMessage } from '../../acts/foresight/preview-message.ts';
import { nextOccasion } from '../../domain/foresight/foresee.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /debtors/{id}/next-message?creditor=: what leaves next when nothing happens before, as it will be read. */
export const createHandler =
  (deps: Deps & DocumentDeps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const facts = await loadDebtorFacts(deps, { creditor, debtorId: id });
    if (!facts) throw notFound(`Debtor ${id} of creditor ${creditor}`);
    const { messages, withheld } = nextOccasion(facts);
    const previews = await Promise.all(
      messages.map(async (message) => {
        const preview = previewMessage(deps, message);
        return { ...preview, attachments: await attachmentsOf(preview.content, deps) };
      }),
    );
    return { status: 200, body: nextMessageView(previews, withheld) };
  };
