import type { BankEntry } from '../domain/bank-statement/bank-statement.ts';
import { invoiceIdOf } from '../domain/invoice-id.ts';
import type { EntryMatch } from '../domain/matching/entry-match.ts';
import { type EntryLookups, lookupsOf } from '../domain/matching/entry-lookups.ts';
import { matchAmong } from '../domain/matching/match-among.ts';
import { numberName } from '../domain/matching/names-of-invoice.ts';
import { placesOf } from '../domain/payment/reverse-whole.ts';
import type { Store } from '../ports/store.ts';

type Reading = { readonly store: Store };

/** Of so many invoices of one amount it is looked up who owes them: an amount of more is a price, and proves nothing. */
const mostOfAmount = 12;
/** Whose open invoices are read: an account or a name of more debtors says too little. */
const mostPayers = 5;

const markedBy = async ({ store }: Reading, creditor: string, mark: string | undefined): Promise<string[]> =>
  mark === undefined ? [] : store.debtorsMarked(creditor, mark);

/** What an entry names directly, in one round trip. */
async function firstLook(deps: Reading, creditor: string, { amountMinor, currency }: BankEntry, lookups: EntryLookups) {
  const { references, numbers, keys, ids, accountMark, nameMark, paymentId } = lookups;
  const { store } = deps;
  const [named, found, byAccount, byName, ofAmount] = await Promise.all([
    store.invoicesNamed(creditor, [...references, ...keys.map(numberName)]),
    store.load({
      cases: [...new Set([...numbers.map((number) => invoiceIdOf(creditor, number)), ...ids])],
      ...(paymentId !== undefined && { payment: { creditor, paymentId } }),
    }),
    markedBy(deps, creditor, accountMark),
    markedBy(deps, creditor, nameMark),
    store.invoicesOfAmount(creditor, { amountMinor, currency }, mostOfAmount + 1),
  ]);
  const cases = found.cases.filter(({ invoice }) => invoice.creditor === creditor);
  return { named, cases, payment: found.payment, byAccount, byName, ofAmount };
}

/**
 * Finds what a credit on a bank statement is for, among the invoices of a creditor, in three round trips. Reads only; the
 * same entry gives the same answer as long as nothing was posted or paid meanwhile. Book it with `takeEntry`.
 */
export async function matchEntry(deps: Reading, creditor: string, entry: BankEntry): Promise<EntryMatch> {
  const { store } = deps;
  if (entry.sign !== 'credit' || entry.returned) return { kind: 'unmatched' };
  const looks = await firstLook(deps, creditor, entry, lookupsOf(entry));
  const { named, cases, payment, byAccount, byName, ofAmount } = looks;
  const have = new Set(cases.map(({ id }) => id));
  const paidIds = payment ? placesOf(payment).map(({ invoiceId }) => invoiceId) : [];
  const wanted = [...named.map(({ invoiceId }) => invoiceId), ...paidIds, ...ofAmount];
  const more = await store.load({ cases: [...new Set(wanted)].filter((id) => !have.has(id)) });
  const looked = [...cases, ...more.cases.filter(({ invoice }) => invoice.creditor === creditor)];
  const debtorIds = [...new Set(looked.map(({ invoice }) => invoice.debtorId))];
  const namedIds = new Set([...have, ...named.map(({ invoiceId }) => invoiceId)]);
  const ofNamed = looked.filter(({ id }) => namedIds.has(id)).map(({ invoice }) => invoice.debtorId);
  const payers = [...new Set([...byAccount, ...byName, ...ofNamed])].slice(0, mostPayers);
  const [debtors, ...open] = await Promise.all([
    store.loadDebtors(debtorIds.map((debtorId) => ({ creditor, debtorId }))),
    ...payers.map((debtorId) => store.openCasesOf({ creditor, debtorId })),
  ]);
  const all = new Map([...open.flat().map(({ dunned }) => dunned), ...looked].map((each) => [each.id, each]));
  return matchAmong(entry, {
    cases: [...all.values()],
    shared: new Set(named.filter(({ uses }) => uses > 1).map(({ name }) => name)),
    debtorNames: new Map(debtors.map(({ id, name }) => [id, name])),
    byAccount,
    byName,
    isCommonAmount: ofAmount.length > mostOfAmount,
    knownPayment: payment && { invoiceIds: paidIds },
  });
}
