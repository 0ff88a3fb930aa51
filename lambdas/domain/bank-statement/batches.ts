import type { BankEntry } from './bank-statement.ts';

/** A line of an account: one entry, or a batch with all of its details. */
export type AccountLine = { readonly first: number; readonly entries: readonly BankEntry[] };

function continues(last: BankEntry | undefined, { batch, bookedOn, currency }: BankEntry): boolean {
  if (!last?.batch || !batch) return false;
  return (
    batch.of === last.batch.of &&
    batch.index > last.batch.index &&
    batch.reference === last.batch.reference &&
    bookedOn === last.bookedOn &&
    currency === last.currency
  );
}

/** Puts the details of each batch back together: what banks book is the line. */
export function linesOf(entries: readonly BankEntry[]): AccountLine[] {
  const lines: { first: number; entries: BankEntry[] }[] = [];
  for (const [index, entry] of entries.entries()) {
    const line = lines.at(-1);
    if (line && continues(line.entries.at(-1), entry)) line.entries.push(entry);
    else lines.push({ first: index, entries: [entry] });
  }
  return lines;
}

/** True for a line that a statement shows with its details. */
export function isItemized({ entries }: AccountLine): boolean {
  return entries.length > 1;
}

/** The sum of a batch without its details: whose money it is, only they can say. */
export function isBareTotal({ entries: [first, ...others] }: AccountLine): boolean {
  return others.length === 0 && (first?.batch?.of ?? 1) > 1;
}

const signed = ({ amountMinor, sign }: BankEntry): number => (sign === 'credit' ? amountMinor : -amountMinor);

/** What the account shows of a line: the signed sum of its details, minor units. */
export function lineMinor({ entries }: AccountLine): number {
  return entries.reduce((sum, entry) => sum + signed(entry), 0);
}
