import { isBareTotal, linesOf } from '../../domain/bank-statement/batches.ts';
import { natureOf } from '../../domain/bank-statement/entry-effect.ts';
import type { EntryRecord, StatementOfFile, StatementRecord } from '../../domain/bank-statement/statement-record.ts';
import { allPages } from '../all-pages.ts';
import type { Deps } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';
import { bookEntry } from './book-entry.ts';
import { closeStatement } from './close-statement.ts';
import { identifyMovements } from './identify-movements.ts';

const perPage = 100;
/** Longer than the function that books may run: until then somebody is at it, or has died. */
const bookingMs = 15 * 60_000;
/** A refund of an unauthorized direct debit can be asked for within 13 months (SEPA Core rulebook): until then words may matter. */
const forgetMs = 396 * 86_400_000;

const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

/** Puts a change of a statement on record, as it is there now; gives it as it is then. */
function changeStatement(
  { store, clock }: Deps,
  id: string,
  change: (before: StatementRecord) => StatementRecord,
  wakeInMs: number | null,
): Promise<void> {
  return onFreshState(async () => {
    const before = await store.loadStatement(id);
    if (!before) return;
    const after = { ...change(before), version: before.version + 1 };
    const wakeBy = wakeInMs === null ? null : later(clock.now(), wakeInMs);
    await store.commit([{ kind: 'bank', before, after, wakeBy }]);
  });
}

/** Money in before money back: a return may take back what stands in the same statement. */
const inTurn = (entries: readonly EntryRecord[], statement: StatementOfFile): EntryRecord[] => {
  const isReturn = ({ entry }: EntryRecord) => natureOf(entry, statement.format).kind === 'return';
  return [...entries.filter((each) => !isReturn(each)), ...entries.filter(isReturn)];
};

async function bookOne(
  deps: Deps,
  { id, by }: StatementRecord,
  statement: StatementOfFile,
  { all, most }: { readonly all: readonly EntryRecord[]; readonly most: number },
): Promise<number> {
  const its = all.slice(statement.from, statement.to);
  const open = inTurn(its, statement).filter(({ effect }) => effect === undefined);
  if (open.length === 0) return 0;
  const entries = its.map(({ entry }) => entry);
  const { lines, details } = await identifyMovements(deps.store, id, statement, entries);
  const bare = new Set(
    linesOf(entries)
      .filter(isBareTotal)
      .map(({ first }) => statement.from + first),
  );
  for (const record of open.slice(0, most)) {
    const { index } = record;
    const line = lines.get(index);
    const place = line && { line, detail: details.get(index), isBareTotal: bare.has(index) };
    await bookEntry(deps, { record, statement, by }, place);
  }
  return Math.min(open.length, most);
}

/**
 * Books a file of bank statements, entry by entry: each as a payment, a reversal, or nothing, and says why. Begun again at
 * any point, by whomever, it does what is left. `most` entries at a time; what is then left is woken for.
 */
export async function bookStatement(deps: Deps, id: string, most = Number.MAX_SAFE_INTEGER): Promise<void> {
  const { store } = deps;
  const record = await store.loadStatement(id);
  if (record?.state !== 'taken') return;
  await changeStatement(deps, id, (before) => before, bookingMs);
  const all = await allPages((cursor) => store.statementEntries(id, cursor, perPage));
  let left = most;
  for (const statement of record.statements) left -= await bookOne(deps, record, statement, { all, most: left });
  if (left <= 0) return changeStatement(deps, id, (before) => before, 0);
  await closeStatement(deps, record);
  await changeStatement(deps, id, (before) => ({ ...before, state: 'booked' }), forgetMs);
}

/** Takes away what people wrote, once it cannot matter any more. What moved, when and for which invoice stays. */
export async function forgetWords(deps: Deps, { id }: StatementRecord): Promise<void> {
  const { store } = deps;
  const all = await allPages((cursor) => store.statementEntries(id, cursor, perPage));
  for (const { index } of all)
    await onFreshState(async () => {
      const before = await store.loadBankEntry(id, index);
      if (!before || (before.entry.text === '' && !before.entry.counterparty)) return;
      const { counterparty: _counterparty, ...entry } = before.entry;
      const after = { ...before, entry: { ...entry, text: '' }, version: before.version + 1 };
      await store.commit([{ kind: 'bank', before, after }]);
    });
  await changeStatement(deps, id, (before) => ({ ...before, isForgotten: true }), null);
}
