import type { BankEntry } from '../domain/bank-statement/bank-statement.ts';
import type { EntryMatch } from '../domain/matching/entry-match.ts';
import { accountMarkOf } from '../domain/matching/payer-mark.ts';
import { currencySchema } from '../domain/money.ts';
import type { Deps } from './dunning-of-case.ts';
import type { FoundBefore } from './found-before.ts';
import { type ManyOutcome, takePaymentForMany } from './take-payment-for-many.ts';

export type EntryToTake = {
  readonly creditor: string;
  /** Made of what the entry is, so that the same money has the same one in every statement. */
  readonly paymentId: string;
  readonly entry: BankEntry;
  /** As `matchEntry` found it. */
  readonly match: EntryMatch;
};

/** As much of what a payer wrote as a task shows. */
const mostText = 2_000;

function foundBefore({ counterparty }: BankEntry, match: EntryMatch): FoundBefore {
  const payerMark = counterparty?.iban === undefined ? undefined : accountMarkOf(counterparty.iban);
  const none = { allocations: [], debtorId: null, candidates: [], payerMark };
  switch (match.kind) {
    case 'matched':
      return { ...none, allocations: match.allocations, debtorId: match.debtorId };
    case 'suggested':
      return { ...none, candidates: match.candidates };
    case 'unmatched':
      return none;
  }
}

/**
 * Books a credit of a bank statement: a match that is sure on its invoices, all else with a task that asks whose it is and
 * shows the candidates. Taken again it changes nothing, whatever it would match by then.
 */
export async function takeEntry(
  deps: Deps,
  { creditor, paymentId, entry, match }: EntryToTake,
  by: string,
): Promise<ManyOutcome> {
  const { amountMinor, bookedOn } = entry;
  const currency = currencySchema.safeParse(entry.currency).data;
  if (currency === undefined)
    return {
      kind: 'invalid',
      faults: [{ field: 'currency', message: `${entry.currency} is no currency of invoices` }],
    };
  const text = entry.text.toWellFormed().trim().slice(0, mostText).toWellFormed();
  const payment = {
    id: paymentId,
    creditor,
    amount: { amountMinor, currency },
    receivedOn: bookedOn,
    method: 'transfer' as const,
    ...(text !== '' && { text }),
  };
  return takePaymentForMany(deps, payment, by, [], foundBefore(entry, match));
}
