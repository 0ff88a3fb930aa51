import { importView } from '../../api/bulk-views.ts';
import { loadImport } from '../../acts/bulk/release-import.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import type { HttpHandler } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /imports/{id} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' } }) => {
    const known = await loadImport(deps, id);
    if (!known) throw notFound(`Import ${id}`);
    return { status: 200, body: importView(known) };
  };
