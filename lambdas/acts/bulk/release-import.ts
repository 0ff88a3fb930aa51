import { type PostedRelease, releaseImport } from '../../domain/bulk/import-decisions.ts';
import type { ImportHold } from '../../domain/bulk/import-hold.ts';
import type { ImportRecord } from '../../domain/bulk/import-record.ts';
import type { Refused } from '../../domain/case/decision.ts';
import { changeCircumstances } from '../change-circumstances.ts';
import type { Deps } from '../dunning-of-case.ts';

/** An import, and how its hold stands; it has none when it never had, or it is over. */
export type KnownImport = { readonly record: ImportRecord; readonly hold: ImportHold | undefined };

type Released =
  | ({ readonly kind: 'changed' | 'repeated' } & KnownImport)
  | { readonly kind: 'unknown' }
  | { readonly kind: 'conflict' }
  | Refused;

/** An import as it stands now; undefined for one that is not known. */
export async function loadImport({ store }: Pick<Deps, 'store'>, id: string): Promise<KnownImport | undefined> {
  const [record, { imports = {} }] = await Promise.all([store.loadImport(id), store.loadCircumstances()]);
  return record && { record, hold: imports[id] };
}

/** Lets an import go: one write, in force at the next assessment of each of its cases. */
export async function letImportGo(
  deps: Deps,
  id: string,
  posted: PostedRelease,
  { by, key }: { readonly by: string; readonly key: string | undefined },
): Promise<Released> {
  const record = await deps.store.loadImport(id);
  if (!record) return { kind: 'unknown' };
  const act = { name: 'release-import', key, content: { id, posted } };
  const outcome = await changeCircumstances(deps, act, (before, now) =>
    releaseImport(before, record, posted, { now, by }),
  );
  if (!('circumstances' in outcome)) return outcome;
  return { kind: outcome.kind, record, hold: outcome.circumstances.imports?.[id] };
}
