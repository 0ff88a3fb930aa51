import { currencySchema } from '../money.ts';
import type { ReversalReason } from '../message/transactional.ts';
import type { BankEntry, StatementFormat } from './bank-statement.ts';

/** What an entry is by itself: money in, money of ours that went back, or nothing to book, and why. */
export type EntryNature =
  { readonly kind: 'credit' } | { readonly kind: 'return' } | { readonly kind: 'ignored'; readonly why: string };

const ignored = (why: string): EntryNature => ({ kind: 'ignored', why });

/** Tells what an entry asks for. Only what is on the account is booked; what leaves it otherwise than by a return is not ours. */
export function natureOf(entry: BankEntry, format: StatementFormat): EntryNature {
  const { status, sign, returned, amountMinor, currency } = entry;
  if (format === 'camt.052') return ignored('an account report within a day is not booked');
  if (status === 'PDNG') return ignored('it is pending, not on the account yet');
  if (status === 'INFO') return ignored('it is for information, not on the account');
  if (amountMinor === 0) return ignored('it moves no money');
  if (!currencySchema.safeParse(currency).success) return ignored(`nothing is invoiced in ${currency}`);
  if (sign === 'debit') return returned ? { kind: 'return' } : ignored('money that left the account');
  return returned ? ignored('money that the creditor had sent, and that came back to him') : { kind: 'credit' };
}

/** The debtor himself had the money fetched back (SEPA R-messages, external code set of ISO 20022). */
const byDebtor = new Set(['MD01', 'MD06', 'DUPL', 'CUST']);

/** Why a payment was taken back, as the bank tells it by its reason code. */
export function reversalReasonOf({ returned }: BankEntry): ReversalReason {
  return byDebtor.has(returned?.reasonCode ?? '') ? 'chargeback' : 'returned';
}

/** Every reference by which an entry may be named, once. */
export function namesOf({ endToEndId, creditorReference, bankReference, mandateId, references }: BankEntry): string[] {
  const all = [endToEndId, creditorReference, bankReference, ...references];
  return [...new Set(all.filter((name) => name !== undefined && name !== '' && name !== mandateId))] as string[];
}
