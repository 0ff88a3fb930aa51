import type { BankEntry } from '../bank-statement/bank-statement.ts';
import type { Case } from '../case/case.ts';
import type { Candidates } from './candidates.ts';
import { type EntryNames, namesInEntry } from './entry-lookups.ts';
import type { EntryMatch, MatchCandidate } from './entry-match.ts';
import { judgeNaming, type Verdict } from './judge-naming.ts';
import { namedByEndToEndId, namedByNumber, namedByReference, type Naming } from './naming.ts';
import { amountFit } from './payer-evidence.ts';
import { bestOf, byAmountAndPayer, bySimilarNumber } from './suggest.ts';

const inOrder = (cases: readonly Case[]): Case[] =>
  cases.toSorted((a, b) => (`${a.invoice.dueDate}#${a.id}` < `${b.invoice.dueDate}#${b.id}` ? -1 : 1));

/** What an entry names, in the order in which one way goes before another. */
function namingsOf(names: EntryNames, candidates: Candidates): Naming[] {
  const ways = [namedByReference, namedByEndToEndId, namedByNumber];
  return ways.map((way) => way(names, candidates)).filter((naming) => naming !== undefined);
}

/** True when other ways name other invoices, and the amount is not what is owed of the ones that go before. */
function contradicts(entry: BankEntry, first: Naming, others: readonly Naming[]): boolean {
  if (amountFit(entry.amountMinor, first.named) === 'equal') return false;
  return others.some(({ named }) => named.some((dunned) => !first.named.includes(dunned)));
}

/** A payment that is on record under the end-to-end id may be this money, told by somebody else before. */
function onRecord({ cases, knownPayment }: Candidates): MatchCandidate[] {
  const its = cases.filter(({ id }) => knownPayment?.invoiceIds.includes(id));
  return [...new Set(its.map(({ invoice }) => invoice.debtorId))].map((debtorId) => ({
    debtorId,
    allocations: [],
    by: 'endToEndId',
    score: 60,
    reason: 'a payment is on record under this end-to-end id: it may be the same money',
  }));
}

/**
 * Finds what a credit is for among invoices that were looked up. Structured references go before the end-to-end id, that
 * before numbers in the text; amounts, accounts and names alone only suggest. Never guesses: what is not beyond doubt is
 * left to a person.
 */
export function matchAmong(entry: BankEntry, looked: Candidates): EntryMatch {
  if (entry.sign !== 'credit' || entry.returned) return { kind: 'unmatched' };
  const candidates = { ...looked, cases: inOrder(looked.cases) };
  const names = namesInEntry(entry);
  const known = onRecord(candidates);
  const namings = namingsOf(names, candidates);
  const [first, ...others] = namings;
  const verdict: Verdict | undefined = first && judgeNaming(entry, first, candidates);
  if (verdict?.kind === 'matched' && known.length === 0 && first && !contradicts(entry, first, others)) return verdict;
  const doubtful = namings.flatMap((naming): readonly MatchCandidate[] => {
    const each = naming === first && verdict ? verdict : judgeNaming(entry, naming, candidates);
    if (each.kind === 'doubtful') return each.candidates;
    const { debtorId, allocations, by, reason } = each;
    return debtorId === null ? [] : [{ debtorId, allocations, by, score: 70, reason }];
  });
  const suggested = bestOf([
    ...known,
    ...doubtful,
    ...bySimilarNumber(entry, names, candidates),
    ...byAmountAndPayer(entry, candidates),
  ]);
  return suggested.length > 0 ? { kind: 'suggested', candidates: suggested } : { kind: 'unmatched' };
}
