import type { BankEntry, BankStatement } from './bank-statement.ts';
import { signedMinor } from './signed-amount.ts';

/** A statement before it is checked, and what its lines that were left out would have added to the account. */
export type ReadStatement = BankStatement & { readonly leftOutMinor: number };

function bookedIn(currency: string, entries: readonly BankEntry[]): number {
  return entries
    .filter((entry) => entry.status === 'BOOK' && entry.currency === currency)
    .reduce((sum, entry) => sum + signedMinor(entry), 0);
}

/** Flags a statement whose own balances do not follow from its movements: something is missing or stands there twice. */
export function finishedStatement({ leftOutMinor, ...statement }: ReadStatement): BankStatement {
  const { opening, closing, currency, entries, flags } = statement;
  const foreign = entries.filter((entry) => entry.currency !== currency).length;
  const ofForeign =
    foreign === 0 ? [] : [`${foreign} of ${entries.length} entries are not in the account's currency, ${currency}`];
  if (opening === undefined || closing === undefined) return { ...statement, flags: [...flags, ...ofForeign] };
  const expected = opening.amountMinor + bookedIn(currency, entries) + leftOutMinor;
  const ofBalance =
    expected === closing.amountMinor
      ? []
      : [
          `the opening balance and the movements make ${expected} in minor units of ${currency}, ` +
            `the closing balance says ${closing.amountMinor}`,
        ];
  return { ...statement, flags: [...flags, ...ofForeign, ...ofBalance] };
}
