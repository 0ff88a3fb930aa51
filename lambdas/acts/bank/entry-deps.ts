import { contentHash } from '../../domain/canonical-json.ts';
import { comparableReference } from '../../domain/bank-statement/movement-identity.ts';
import type { EntryRecord, ReferenceRecord, StatementOfFile } from '../../domain/bank-statement/statement-record.ts';
import type { Store } from '../../ports/store.ts';
import { onFreshState } from '../fresh-state.ts';

/** An entry whose turn it is, in its statement. */
export type EntryInTurn = {
  readonly record: EntryRecord;
  readonly statement: Pick<StatementOfFile, 'creditor' | 'format' | 'ownAccount'>;
  readonly by: string;
};

type Outcome = Pick<EntryRecord, 'effect' | 'why' | 'paymentId' | 'match'>;

/** Puts on record what became of an entry, as it is there now; gives it as it is then. */
export function markEntry(store: Store, { statementId, index }: EntryRecord, outcome: Outcome): Promise<EntryRecord> {
  return onFreshState(async () => {
    const before = await store.loadBankEntry(statementId, index);
    if (!before) throw new MissingEntryError(`entry ${index} of statement ${statementId} is not on record`);
    // A return that found its payment meanwhile has taken it back, whoever still says that it waits.
    if (before.effect === 'reversal') return before;
    const { why: _why, ...rest } = before;
    const after: EntryRecord = { ...rest, ...outcome, version: before.version + 1 };
    await store.commit([{ kind: 'bank', before, after }]);
    return after;
  });
}

/** The table lacks an entry that was put there before its statement was. */
export class MissingEntryError extends Error {
  override readonly name = 'MissingEntryError';
}

/** Where it is kept what a reference stands for, among those of a creditor. */
export function referenceIdOf(creditor: string, reference: string): string {
  return contentHash([creditor, comparableReference(reference)]).slice(0, 32);
}

/** Changes what is kept of references; harmless where it is so already. Gives all of them as they are then. */
export async function changeReferences(
  store: Store,
  ids: readonly string[],
  change: (before: ReferenceRecord) => ReferenceRecord,
): Promise<ReferenceRecord[]> {
  const changed: ReferenceRecord[] = [];
  for (const id of new Set(ids))
    changed.push(
      await onFreshState(async () => {
        const [known] = await store.loadBankReferences([id]);
        const before = known ?? { kind: 'reference' as const, id, payments: [], waiting: [], version: 0 };
        const after = change(before);
        if (after === before) return before;
        const next = { ...after, version: before.version + 1 };
        await store.commit([{ kind: 'bank', before: known, after: next }]);
        return next;
      }),
    );
  return changed;
}
