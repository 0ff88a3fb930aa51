import type { BankEntry } from '../../domain/bank-statement/bank-statement.ts';
import { namesOf } from '../../domain/bank-statement/entry-effect.ts';
import type { ReferenceRecord } from '../../domain/bank-statement/statement-record.ts';
import type { EntryMatch } from '../../domain/matching/entry-match.ts';
import type { Deps } from '../dunning-of-case.ts';
import { matchEntry } from '../match-entry.ts';
import { takeEntry } from '../take-entry.ts';
import { bookReturn } from './book-return.ts';
import { changeReferences, type EntryInTurn, markEntry, referenceIdOf } from './entry-deps.ts';

/** A credit of a statement is not taken as a payment, though it was found to be one. */
export class UntakableEntryError extends Error {
  override readonly name = 'UntakableEntryError';
}

/** Somebody else may have paid the invoice since a match was found: it is looked for again then. */
const mostMatches = 3;

/**
 * Books a credit as the payment of that id: on what it is found to be for, else with a task. What it is for is on record
 * before the money is: begun again at any point, it goes on with that.
 */
export async function bookCredit(
  deps: Deps,
  turn: EntryInTurn,
  { paymentId, isBareTotal }: { readonly paymentId: string; readonly isBareTotal: boolean },
): Promise<void> {
  const { store } = deps;
  const { statement, by } = turn;
  const { creditor } = statement;
  const references = await refer(deps, creditor, turn.record.entry, paymentId);
  let { record } = turn;
  for (let attempt = 1; ; attempt += 1) {
    if (!record.match || attempt > 1) {
      const match: EntryMatch = isBareTotal ? { kind: 'unmatched' } : await matchEntry(deps, creditor, record.entry);
      record = await markEntry(store, record, { match, paymentId });
    }
    const { entry, match = { kind: 'unmatched' } } = record;
    const outcome = await takeEntry(deps, { creditor, paymentId, entry, match }, by);
    if (outcome.kind === 'changed' || outcome.kind === 'repeated') break;
    if (outcome.kind === 'conflict' || attempt === mostMatches) {
      const why = outcome.kind === 'invalid' ? outcome.faults.map(({ field }) => field).join(', ') : 'its id is taken';
      throw new UntakableEntryError(`payment ${paymentId} of statement ${record.statementId} is not taken: ${why}`);
    }
  }
  await settleReturns(deps, turn, references);
  await markEntry(store, record, { effect: record.match?.kind === 'matched' ? 'payment' : 'unmatched', paymentId });
}

/** From now on a return that names one of its references finds this payment. */
function refer({ store }: Deps, creditor: string, entry: BankEntry, paymentId: string): Promise<ReferenceRecord[]> {
  const { amountMinor, currency } = entry;
  const ids = namesOf(entry).map((name) => referenceIdOf(creditor, name));
  return changeReferences(store, ids, (before) =>
    before.payments.some((each) => each.paymentId === paymentId)
      ? before
      : { ...before, payments: [...before.payments, { paymentId, amountMinor, currency }] },
  );
}

/** A return that came before the payment it takes back has waited for it. */
async function settleReturns(
  deps: Deps,
  { record, statement, by }: EntryInTurn,
  references: readonly ReferenceRecord[],
): Promise<void> {
  const { amountMinor, currency } = record.entry;
  // Read again: it may have begun to wait since.
  const fresh = await deps.store.loadBankReferences(references.map(({ id }) => id));
  const waiting = fresh.flatMap((each) =>
    each.waiting.filter((other) => other.amountMinor === amountMinor && other.currency === currency),
  );
  const seen = new Map(waiting.map((each) => [`${each.statementId} ${each.index}`, each]));
  for (const { statementId, index, returnId } of seen.values()) {
    const returned = await deps.store.loadBankEntry(statementId, index);
    if (returned && returned.effect !== 'reversal')
      await bookReturn(deps, { record: returned, statement, by }, returnId);
  }
}
