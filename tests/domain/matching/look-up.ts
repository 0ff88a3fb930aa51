import type { BankEntry } from '../../../lambdas/domain/bank-statement/bank-statement.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { Candidates } from '../../../lambdas/domain/matching/candidates.ts';
import { lookupsOf } from '../../../lambdas/domain/matching/entry-lookups.ts';
import { namesOf, numberName } from '../../../lambdas/domain/matching/names-of-invoice.ts';
import { accountMarkOf, nameMarkOf } from '../../../lambdas/domain/matching/payer-mark.ts';
import type { Book } from './book.ts';

/** Looks up what an entry may be for as the act does, in memory. */
export function lookUpIn(book: Book): (entry: BankEntry) => Candidates {
  const byNumber = new Map(book.cases.map((dunned) => [dunned.invoice.number, dunned]));
  const byName = Map.groupBy(
    book.cases.flatMap((dunned) => namesOf(dunned).map((name) => ({ name, dunned }))),
    ({ name }) => name,
  );
  const byAmount = Map.groupBy(book.cases, ({ invoice }) => invoice.amount.amountMinor);
  const accounts = new Map(
    book.debtors.filter(({ isAccountKnown }) => isAccountKnown).map(({ iban, id }) => [accountMarkOf(iban), id]),
  );
  const names = Map.groupBy(book.debtors, ({ name }) => nameMarkOf(name));
  const debtorNames = new Map(book.debtors.map(({ id, name }) => [id, name]));
  const openOf = (debtorId: string) =>
    (book.of.get(debtorId) ?? []).filter(({ status }) => status !== 'paid' && status !== 'canceled');
  return (entry) => {
    const { references, numbers, keys, accountMark, nameMark } = lookupsOf(entry);
    const numbered = numbers.flatMap((number) => byNumber.get(number) ?? []);
    const wanted = [...references, ...keys.map(numberName)];
    const named = wanted.flatMap((name) => byName.get(name)?.at(-1)?.dunned ?? []);
    const byAccount = [accounts.get(accountMark ?? '')].filter((id) => id !== undefined);
    const ofName = nameMark === undefined ? [] : (names.get(nameMark) ?? []).map(({ id }) => id);
    const found = [...numbered, ...named];
    const ofAmount = (byAmount.get(entry.amountMinor) ?? []).slice(0, 13);
    const payers = [...new Set([...byAccount, ...ofName, ...found.map(({ invoice }) => invoice.debtorId)])].slice(0, 5);
    const all = new Map<string, Case>(
      [...found, ...ofAmount, ...payers.flatMap(openOf)].map((each) => [each.id, each]),
    );
    return {
      cases: [...all.values()],
      shared: new Set(wanted.filter((name) => (byName.get(name)?.length ?? 0) > 1)),
      debtorNames,
      byAccount,
      byName: ofName,
      isCommonAmount: ofAmount.length > 12,
    };
  };
}
