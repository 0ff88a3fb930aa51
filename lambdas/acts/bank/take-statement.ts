import type { BankEntry, BankStatement } from '../../domain/bank-statement/bank-statement.ts';
import { ownAccountOf } from '../../domain/bank-statement/own-account.ts';
import { readStatements } from '../../domain/bank-statement/read-statements.ts';
import { statementIdOf } from '../../domain/bank-statement/statement-id.ts';
import type { EntryRecord, StatementOfFile, StatementRecord } from '../../domain/bank-statement/statement-record.ts';
import type { Settings } from '../../domain/settings.ts';
import { ConcurrentChangeError } from '../../ports/errors.ts';
import { chunksOf } from '../chunks.ts';
import type { Deps } from '../dunning-of-case.ts';

/** What became of a file: on record, as it is there, or refused as a whole, with nothing stored. */
export type StatementTaken =
  | { readonly kind: 'taken' | 'repeated'; readonly record: StatementRecord }
  | { readonly kind: 'refused'; readonly id: string; readonly code: string; readonly reason: string };

/** A transaction takes 100 items, and 4 MB. */
const entriesPerTransaction = 80;
const transactionsAtOnce = 4;
/** Sentences that are kept of one statement about what is doubtful in it; a file may have any number of them. */
const mostFlags = 20;
/** Whoever was told of the file has begun by then, or has died. */
const bookingSoonMs = 5 * 60_000;

function fewFlags(flags: readonly string[]): readonly string[] {
  if (flags.length <= mostFlags) return flags;
  return [...flags.slice(0, mostFlags), `and ${flags.length - mostFlags} more`];
}

type Placed = { readonly statements: readonly StatementOfFile[]; readonly entries: readonly BankEntry[] };

/** The statements with the creditor that each is of; the account, as it is written, that is of none. */
function placed({ creditors }: Settings, read: readonly BankStatement[]): Placed | { readonly stranger: string } {
  const statements: StatementOfFile[] = [];
  const entries: BankEntry[] = [];
  for (const { entries: its, ...statement } of read) {
    const owner = ownAccountOf(creditors, statement.account);
    if (!owner) return { stranger: statement.account };
    const from = entries.length;
    entries.push(...its);
    const { creditor, account: ownAccount } = owner;
    const flags = fewFlags(statement.flags);
    statements.push({ ...statement, flags, creditor, ownAccount, from, to: entries.length });
  }
  return { statements, entries };
}

/**
 * Puts a file of bank statements on record, to be booked next. The same file again changes nothing. A file that cannot be
 * read, or that has a statement of an account of no creditor, is refused as a whole. The entries are there before the
 * statement is: what dies in between leaves nothing that anybody sees, and the same file again replaces it.
 */
export async function takeStatement(deps: Deps, content: Uint8Array | string, by: string): Promise<StatementTaken> {
  const id = statementIdOf(content);
  const known = await deps.store.loadStatement(id);
  if (known && known.state !== 'refused') return { kind: 'repeated', record: known };
  const reading = readStatements(content);
  if (reading.outcome === 'reject') return { kind: 'refused', id, code: reading.code, reason: reading.reason };
  return keepStatements(deps, { id, known, by, read: reading.statements });
}

type Read = {
  readonly id: string;
  /** A file of that id that was refused before. */
  readonly known?: StatementRecord | undefined;
  readonly by: string;
  readonly read: readonly BankStatement[];
};

/** Puts what was read of a file on record, when every statement in it is of an account of one creditor. */
export async function keepStatements(deps: Deps, { id, known, by, read }: Read): Promise<StatementTaken> {
  const { store, settings, clock } = deps;
  const found = placed(settings, read);
  if ('stranger' in found) {
    const reason = `the account ${found.stranger} is not one of a creditor of this deployment, or of more than one`;
    return { kind: 'refused', id, code: 'unknownAccount', reason };
  }
  const now = clock.now();
  const record: StatementRecord = {
    kind: 'statement',
    id,
    state: 'taken',
    takenAt: now,
    by,
    statements: found.statements,
    version: (known?.version ?? 0) + 1,
  };
  const wakeBy = new Date(Date.parse(now) + bookingSoonMs).toISOString();
  try {
    await putEntries(deps, id, found.entries);
    await store.commit([{ kind: 'bank', before: known, after: record, wakeBy }]);
  } catch (error) {
    // The same file came twice at once: an entry of which something was made belongs to a statement on record.
    const there = error instanceof ConcurrentChangeError ? await store.loadStatement(id) : undefined;
    if (!there) throw error;
    return { kind: 'repeated', record: there };
  }
  return { kind: 'taken', record };
}

async function putEntries({ store }: Deps, statementId: string, entries: readonly BankEntry[]): Promise<void> {
  const records = entries.map((entry, index): EntryRecord => ({
    kind: 'entry',
    statementId,
    index,
    entry,
    version: 0,
  }));
  for (const group of chunksOf(chunksOf(records, entriesPerTransaction), transactionsAtOnce))
    await Promise.all(
      group.map((chunk) => store.commit(chunk.map((after) => ({ kind: 'bank', before: undefined, after })))),
    );
}
