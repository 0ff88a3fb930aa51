import type { BankEntry } from '../bank-statement/bank-statement.ts';
import type { Case } from '../case/case.ts';
import { payableMinor } from '../case/record-payment.ts';
import type { Candidates } from './candidates.ts';
import { holdsName, isSameName } from './payer-name.ts';

/**
 * Who paid, seen from a debtor: he himself, by his account or his name; somebody whose account is known for another
 * debtor; somebody of another name; or nobody knows.
 */
export type Payer = 'same' | 'other' | 'differs' | 'unknown';

/** What the payer of an entry is to a debtor. */
export function payerOfEntry(
  { counterparty: { name } = {}, text }: BankEntry,
  { byAccount, debtorNames }: Candidates,
  debtorId: string,
): Payer {
  if (byAccount.includes(debtorId)) return 'same';
  if (byAccount.length > 0) return 'other';
  const debtorName = debtorNames.get(debtorId);
  if (debtorName === undefined) return name === undefined ? 'unknown' : 'differs';
  if (name !== undefined && isSameName(name, debtorName)) return 'same';
  if (holdsName([name, text].join(' '), debtorName)) return 'same';
  return name === undefined ? 'unknown' : 'differs';
}

/** What is owed of invoices against what came in. */
export type AmountFit = 'equal' | 'less' | 'more';

export function amountFit(amountMinor: number, named: readonly Case[]): AmountFit {
  const owed = named.reduce((sum, dunned) => sum + payableMinor(dunned), 0);
  if (owed === amountMinor) return 'equal';
  return amountMinor < owed ? 'less' : 'more';
}

/** True when another debtor owes exactly this, or so many had invoices of it that they were not all looked at. */
export function isOwedByOthers(
  entry: BankEntry,
  named: readonly Case[],
  { cases, isCommonAmount }: Candidates,
): boolean {
  const debtors = new Set(named.map(({ invoice }) => invoice.debtorId));
  const { amountMinor, currency } = entry;
  return (
    isCommonAmount ||
    cases.some(
      (other) =>
        !debtors.has(other.invoice.debtorId) &&
        other.invoice.amount.currency === currency &&
        payableMinor(other) === amountMinor,
    )
  );
}

/** Open invoices of the same debtors that were not named, and of which exactly this sum is owed. */
export function othersOfAmount(
  { amountMinor, currency }: BankEntry,
  named: readonly Case[],
  cases: readonly Case[],
): Case[] {
  const debtors = new Set(named.map(({ invoice }) => invoice.debtorId));
  return cases.filter(
    (other) =>
      !named.includes(other) &&
      debtors.has(other.invoice.debtorId) &&
      other.invoice.amount.currency === currency &&
      payableMinor(other) === amountMinor,
  );
}
