import type { BankEntry } from '../bank-statement/bank-statement.ts';
import type { Case } from '../case/case.ts';
import { allocateOldestFirst } from '../payment/match-payment.ts';
import type { Currency } from '../money.ts';
import type { Candidates } from './candidates.ts';
import type { EntryMatch, MatchCandidate } from './entry-match.ts';
import type { Naming } from './naming.ts';
import {
  type AmountFit,
  amountFit,
  isOwedByOthers,
  othersOfAmount,
  type Payer,
  payerOfEntry,
} from './payer-evidence.ts';

/** What a naming comes to: enough to book it, or something to show to a person, with what speaks against it. */
export type Verdict =
  | Extract<EntryMatch, { kind: 'matched' }>
  | { readonly kind: 'doubtful'; readonly candidates: readonly MatchCandidate[] };

type Evidence = { readonly payer: Payer; readonly fit: AmountFit };

const scores = { creditorReference: 100, endToEndId: 90, invoiceNumber: 80, invoiceNumbers: 80 } as const;
const doubtfulScore = 50;

const fits = {
  equal: 'the amount is what is owed',
  less: 'the amount is less than what is owed',
  more: 'the amount is more than what is owed',
} as const satisfies Record<AmountFit, string>;
const payers = {
  same: 'the payer is the debtor',
  other: 'the account is known for another debtor',
  differs: 'the payer has another name than the debtor',
  unknown: 'the payer is not named',
} as const satisfies Record<Payer, string>;
const ways = {
  creditorReference: 'its creditor reference is named',
  endToEndId: 'the end-to-end id is its number or id',
  invoiceNumber: 'the text names its number',
  invoiceNumbers: 'the text names their numbers',
} as const;

/** The entry's sum on these invoices, the oldest due first. */
export function allocate({ amountMinor, currency }: BankEntry, cases: readonly Case[]) {
  return allocateOldestFirst({ amountMinor, currency: currency as Currency }, cases);
}

/** What speaks against booking a naming by itself; undefined when nothing does. */
function doubtOf(
  entry: BankEntry,
  { strength, named, unclear }: Naming,
  candidates: Candidates,
  { payer, fit }: Evidence,
): string | undefined {
  if (named.some(({ invoice }) => invoice.amount.currency !== entry.currency)) return 'it is in another currency';
  if (unclear.length > 0 && fit !== 'equal') return 'other invoices may be meant, too';
  if (strength === 'checked') return undefined;
  if (payer === 'other') return payers.other;
  if (payer !== 'same' && fit !== 'equal') return payers[payer];
  if (payer !== 'same' && named.length === 1 && isOwedByOthers(entry, named, candidates))
    return `${payers[payer]}, and others owe the same`;
  if (strength === 'loose' && (fit !== 'equal' || payer === 'differs')) return 'the number is not written out';
  if (fit === 'equal') return undefined;
  if (othersOfAmount(entry, named, candidates.cases).length > 0)
    return 'exactly this is owed of another invoice of the debtor';
  const isOneOfThem = named.length > 1 && named.some((dunned) => amountFit(entry.amountMinor, [dunned]) === 'equal');
  return isOneOfThem ? 'exactly this is owed of one of them alone' : undefined;
}

function candidatesOf(entry: BankEntry, naming: Naming, candidates: Candidates, doubt: string): MatchCandidate[] {
  const meant = [...naming.named, ...naming.unclear];
  const [named, unclear] = [naming.named, naming.unclear];
  const groups = [
    ...Map.groupBy(named, ({ invoice }) => invoice.debtorId).values(),
    ...unclear.map((each) => [each]),
    ...othersOfAmount(entry, meant, candidates.cases).map((each) => [each]),
  ];
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { debtorId } = first.invoice;
    const fit = amountFit(entry.amountMinor, group);
    const payer = payerOfEntry(entry, candidates, debtorId);
    const isMeant = meant.includes(first);
    const score =
      doubtfulScore +
      (fit === 'equal' ? 15 : 0) +
      (payer === 'same' ? 10 : payer === 'other' ? -20 : 0) +
      (isMeant ? 4 : -4);
    const way = isMeant ? ways[naming.by] : 'it is not named, but exactly this is owed of it';
    const by = isMeant ? naming.by : ('amountAndPayer' as const);
    const reason = [way, fits[fit], payers[payer], doubt]
      .filter((each, at, all) => all.indexOf(each) === at)
      .join('; ');
    return [{ debtorId, allocations: allocate(entry, group), by, score, reason }];
  });
}

/** Decides whether what an entry names is sure enough to be booked without a person. */
export function judgeNaming(entry: BankEntry, naming: Naming, candidates: Candidates): Verdict {
  const { by, named } = naming;
  const fit = amountFit(entry.amountMinor, named);
  const allocations = allocate(entry, named);
  // What is paid already is named beside, as people do: it needs nothing.
  const owing = named.filter(({ id }) => fit !== 'equal' || allocations.some(({ invoiceId }) => invoiceId === id));
  const debtors = [...new Set(owing.map(({ invoice }) => invoice.debtorId))];
  const seen = debtors.map((debtorId) => payerOfEntry(entry, candidates, debtorId));
  const order: readonly Payer[] = ['other', 'differs', 'unknown', 'same'];
  // Of several debtors one may have paid for all: the payer is who he is for the one he is nearest to.
  const payer = order.findLast((each) => seen.includes(each)) ?? 'unknown';
  const doubt =
    named.length === 0
      ? 'several invoices may be meant'
      : debtors.length > 1 && fit !== 'equal'
        ? 'invoices of several debtors are named, and the amount is not what is owed of them'
        : doubtOf(entry, naming, candidates, { payer, fit });
  if (doubt !== undefined) return { kind: 'doubtful', candidates: candidatesOf(entry, naming, candidates, doubt) };
  const isReference = by === 'creditorReference';
  const score = isReference ? scores[by] : scores[by] + (fit === 'equal' ? 6 : 0) + (payer === 'same' ? 3 : 0);
  return {
    kind: 'matched',
    debtorId: debtors.length === 1 ? (debtors[0] ?? null) : null,
    invoiceIds: named.map(({ id }) => id),
    allocations,
    by,
    score,
    reason: [ways[by], fits[fit], payers[payer]].join('; '),
  };
}
