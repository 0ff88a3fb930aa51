import type { Deps } from '../../acts/dunning-of-case.ts';
import { statusesView } from '../../api/invoice-status-view.ts';
import type { HttpHandler } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /invoices/{id}/statuses: the life cycle of its e-invoice. */
export const createHandler =
  ({ store }: Pick<Deps, 'store'>): HttpHandler =>
  async ({ params: { id = '' } }) => {
    const [dunned, notes] = await Promise.all([store.loadCase(id), store.notes(id)]);
    if (!dunned) throw notFound(`Invoice ${id}`);
    return { status: 200, body: statusesView(dunned, notes) };
  };
