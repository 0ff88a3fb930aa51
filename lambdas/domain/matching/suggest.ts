import type { BankEntry } from '../bank-statement/bank-statement.ts';
import type { Case } from '../case/case.ts';
import { payableMinor } from '../case/record-payment.ts';
import { findReferences } from '../payment/find-references.ts';
import type { Candidates } from './candidates.ts';
import { combinationsOf } from './combinations.ts';
import type { EntryNames } from './entry-lookups.ts';
import type { MatchCandidate } from './entry-match.ts';
import { allocate } from './judge-naming.ts';
import { amountFit, payerOfEntry } from './payer-evidence.ts';
import { withoutConfusions } from './similar-numbers.ts';

/** More than these a person does not look through. */
const mostCandidates = 10;

/** By numbers with letters in the place of digits: they may be meant. */
export function bySimilarNumber(entry: BankEntry, { text }: EntryNames, candidates: Candidates): MatchCandidate[] {
  const corrected = withoutConfusions(text);
  if (corrected === text) return [];
  const invoices = candidates.cases.map(({ id, invoice }) => ({ id, names: [invoice.number] }));
  const [before, after] = [findReferences(text, invoices), findReferences(corrected, invoices)];
  const known = [...before.named, ...before.unclear];
  return candidates.cases
    .filter(({ id }) => after.named.includes(id) && !known.includes(id))
    .map((dunned) => {
      const { debtorId } = dunned.invoice;
      const isEqual = amountFit(entry.amountMinor, [dunned]) === 'equal';
      const payer = payerOfEntry(entry, candidates, debtorId);
      return {
        debtorId,
        allocations: allocate(entry, [dunned]),
        by: 'similarNumber',
        score: 40 + (isEqual ? 15 : 0) + (payer === 'same' ? 10 : 0),
        reason: `the text names its number but for letters that look like digits${isEqual ? '; the amount is what is owed' : ''}`,
      };
    });
}

type Known = { readonly debtorId: string; readonly isByAccount: boolean };

function openOf({ debtorId }: Known, { currency }: BankEntry, cases: readonly Case[]): Case[] {
  return cases.filter(
    (dunned) =>
      dunned.invoice.debtorId === debtorId && dunned.invoice.amount.currency === currency && payableMinor(dunned) > 0,
  );
}

/** By the amount and who paid: one open invoice of exactly this amount, or some that add up to it. */
export function byAmountAndPayer(entry: BankEntry, { cases, byAccount, byName }: Candidates): MatchCandidate[] {
  const known: Known[] = [
    ...byAccount.map((debtorId) => ({ debtorId, isByAccount: true })),
    ...byName.filter((debtorId) => !byAccount.includes(debtorId)).map((debtorId) => ({ debtorId, isByAccount: false })),
  ];
  return known.flatMap((each): MatchCandidate[] => {
    const { debtorId, isByAccount } = each;
    const open = openOf(each, entry, cases);
    const who = isByAccount ? 'the account is known for the debtor' : 'the payer has the name of the debtor';
    const exact = open.filter((dunned) => payableMinor(dunned) === entry.amountMinor);
    const sums = combinationsOf(
      open.map((dunned) => ({ id: dunned.id, amountMinor: payableMinor(dunned), dunned })),
      entry.amountMinor,
    );
    const suggest = (group: readonly Case[], by: MatchCandidate['by'], score: number, reason: string) => ({
      debtorId,
      allocations: allocate(entry, group),
      by,
      score: score + (isByAccount ? 10 : 0),
      reason: `${who}; ${reason}`,
    });
    const found = [
      ...exact.map((dunned) =>
        suggest([dunned], 'amountAndPayer', exact.length > 1 ? 50 : 58, 'exactly this is owed of the invoice'),
      ),
      ...sums.map((sum) =>
        suggest(
          sum.map(({ dunned }) => dunned),
          'combination',
          sums.length > 1 ? 38 : 46,
          `exactly this is owed of these ${sum.length} invoices together`,
        ),
      ),
    ];
    if (found.length > 0) return found;
    return [suggest([], 'amountAndPayer', 15, 'nothing that is open has this amount: it would be kept for the debtor')];
  });
}

/** The best of the candidates, each way to allocate the money once. */
export function bestOf(candidates: readonly MatchCandidate[]): MatchCandidate[] {
  const keyOf = ({ debtorId, allocations }: MatchCandidate) =>
    JSON.stringify([
      debtorId,
      allocations.map(({ invoiceId, amountMinor }) => `${invoiceId} ${amountMinor}`).toSorted(),
    ]);
  const sorted = candidates.toSorted((a, b) => b.score - a.score || (keyOf(a) < keyOf(b) ? -1 : 1));
  const firsts = new Map(sorted.toReversed().map((each) => [keyOf(each), each]));
  return sorted.filter((each) => firsts.get(keyOf(each)) === each).slice(0, mostCandidates);
}
