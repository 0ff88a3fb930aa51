import { holdImport } from '../../domain/bulk/import-decisions.ts';
import type { ImportRecord } from '../../domain/bulk/import-record.ts';
import type { Refused } from '../../domain/case/decision.ts';
import type { Write } from '../../ports/write.ts';
import type { Deps } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';

export type OpenedImport = { readonly kind: 'open'; readonly record: ImportRecord } | Refused;

/**
 * Puts an import on record, and with it that nothing leaves for its invoices before it is released: before the first of
 * them is taken. The same import again is the one on record.
 */
export function openImport(
  { store, clock }: Deps,
  wanted: Omit<ImportRecord, 'version' | 'at' | 'counts'> & Pick<Partial<ImportRecord>, 'counts'>,
): Promise<OpenedImport> {
  return onFreshState(async (): Promise<OpenedImport> => {
    const known = await store.loadImport(wanted.id);
    if (known) return { kind: 'open', record: known };
    const now = clock.now();
    const counts = { accepted: 0, duplicate: 0, refused: 0 };
    const record: ImportRecord = { counts, ...wanted, at: now, version: 1 };
    const writes: Write[] = [{ kind: 'import', before: undefined, after: record }];
    if (wanted.of === 'invoices' && wanted.state !== 'refused') {
      const before = await store.loadCircumstances();
      const held = holdImport(before, wanted.id, now);
      if (held.kind === 'refused') return held;
      if (held.kind === 'accepted') writes.push({ kind: 'circumstances', before, after: held.after });
    }
    await store.commit(writes);
    return { kind: 'open', record };
  });
}

/** Puts on record how an import stands. */
export function noteImport(
  { store }: Pick<Deps, 'store'>,
  id: string,
  changes: Partial<Pick<ImportRecord, 'state' | 'counts' | 'resultFile'>>,
): Promise<ImportRecord | undefined> {
  return onFreshState(async () => {
    const before = await store.loadImport(id);
    if (!before) return undefined;
    const after = { ...before, ...changes, version: before.version + 1 };
    await store.commit([{ kind: 'import', before, after }]);
    return after;
  });
}
