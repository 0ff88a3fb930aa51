import type { Case } from '../case/case.ts';
import { findReferences } from '../payment/find-references.ts';
import { numberKeyOf, possibleNumberKeys } from '../payment/possible-numbers.ts';
import type { Candidates } from './candidates.ts';
import type { EntryNames } from './entry-lookups.ts';
import type { SureBy } from './entry-match.ts';
import { numberName, referencesOf } from './names-of-invoice.ts';

/**
 * How sure a name is: one with check digits; a number written as it is, but for case, spaces and dashes; or one with other
 * zeros in front, or at a place where banks cut texts off.
 */
export type Strength = 'checked' | 'exact' | 'loose';

/** Invoices that an entry names in one way, and those that it may name in the same place. */
export type Naming = {
  readonly by: SureBy;
  readonly strength: Strength;
  readonly named: readonly Case[];
  readonly unclear: readonly Case[];
};

/** Texts of payments end here: 140 characters by SEPA, lines of other lengths where banks have fewer. */
const cutLengths = new Set([27, 31, 32, 35, 70, 140]);

const compact = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
const pick = (cases: readonly Case[], ids: readonly string[]): Case[] => cases.filter(({ id }) => ids.includes(id));

/** By structured references, with check digits; one that several invoices have had names none of them for sure. */
export function namedByReference(names: EntryNames, { cases, shared }: Candidates): Naming | undefined {
  const found = cases.filter((dunned) => referencesOf(dunned).some((each) => names.references.includes(each)));
  if (found.length === 0) return undefined;
  const isShared = (dunned: Case) =>
    referencesOf(dunned).every((each) => !names.references.includes(each) || shared.has(each));
  const [unclear, named] = [found.filter(isShared), found.filter((dunned) => !isShared(dunned))];
  return { by: 'creditorReference', strength: 'checked', named, unclear };
}

/** By the end-to-end id: our own id of an invoice, or its number and nothing else. */
export function namedByEndToEndId({ endToEndId = '' }: EntryNames, { cases }: Candidates): Naming | undefined {
  const id = compact(endToEndId);
  const byId = cases.filter((dunned) => compact(dunned.id) === id);
  const byNumber = cases.filter(({ invoice }) => compact(invoice.number) === id);
  const found = byId.length > 0 ? byId : byNumber;
  if (id === '' || found.length === 0) return undefined;
  const isClear = found.length === 1;
  return {
    by: 'endToEndId',
    strength: byId.length > 0 ? 'checked' : 'exact',
    named: isClear ? found : [],
    unclear: isClear ? [] : found,
  };
}

/** True where a bank may have cut off the last name, so that another number is meant. */
function mayBeCut(text: string, named: readonly Case[]): boolean {
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  if (!cutLengths.has(text.length) && !cutLengths.has(last)) return false;
  return named.some(({ invoice }) => compact(text).endsWith(compact(invoice.number)));
}

/** By the numbers of invoices in the text. */
export function namedByNumber({ text }: EntryNames, { cases, shared }: Candidates): Naming | undefined {
  const exactNames = (dunned: Case) => [dunned.invoice.number, dunned.id];
  const exact = findReferences(
    text,
    cases.map((dunned) => ({ id: dunned.id, names: exactNames(dunned) })),
  );
  const written = possibleNumberKeys(text);
  const looseNames = ({ invoice }: Case) => {
    const key = numberKeyOf(invoice.number);
    const { reference } = invoice.paymentMeans ?? {};
    return [...(shared.has(numberName(key)) ? [] : (written.get(key) ?? [])), ...(reference ? [reference] : [])];
  };
  const all = findReferences(
    text,
    cases.map((dunned) => ({ id: dunned.id, names: [...exactNames(dunned), ...looseNames(dunned)] })),
  );
  const isLoose = all.named.some((id) => !exact.named.includes(id));
  const named = pick(cases, all.named);
  const unclear = pick(cases, [...new Set([...all.unclear, ...exact.unclear])]).filter(
    (dunned) => !named.includes(dunned),
  );
  if (named.length + unclear.length === 0) return undefined;
  const by = named.length > 1 ? 'invoiceNumbers' : 'invoiceNumber';
  return { by, strength: isLoose || mayBeCut(text, named) ? 'loose' : 'exact', named, unclear };
}
