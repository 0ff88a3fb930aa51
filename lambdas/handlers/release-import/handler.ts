import { importView } from '../../api/bulk-views.ts';
import { letImportGo } from '../../acts/bulk/release-import.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { releaseSchema } from '../../domain/bulk/import-decisions.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { keyTaken, notFound, refusal } from '../../runtime/problem.ts';

/** POST /imports/{id}/release: 200, the same again 200. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey: key }) => {
    const outcome = await letImportGo(deps, id, parse(releaseSchema, body), { by, key });
    switch (outcome.kind) {
      case 'unknown':
        throw notFound(`Import ${id}`);
      case 'conflict':
        throw keyTaken();
      case 'refused':
        throw refusal(outcome);
      case 'changed':
      case 'repeated':
        return { status: 200, body: importView(outcome) };
    }
  };
