import type { BankEntry } from '../bank-statement/bank-statement.ts';
import { canonicalOfField, structuredReferences } from '../creditor-reference/structured-reference.ts';
import { possibleNumberKeys, possibleNumbers } from '../payment/possible-numbers.ts';
import { accountMarkOf, nameMarkOf } from './payer-mark.ts';
import { withoutConfusions } from './similar-numbers.ts';

/** What an entry tells of invoices: structured references, and the texts in which their numbers may stand. */
export type EntryNames = {
  readonly references: readonly string[];
  readonly text: string;
  readonly endToEndId: string | undefined;
};

/** Everything to look up for an entry. */
export type EntryLookups = {
  /** Structured references, each in its canonical form. */
  readonly references: readonly string[];
  /** Numbers of invoices, as they may be written. */
  readonly numbers: readonly string[];
  /** Keys of numbers. */
  readonly keys: readonly string[];
  /** Our own ids, which systems write into references. */
  readonly ids: readonly string[];
  readonly accountMark: string | undefined;
  readonly nameMark: string | undefined;
  /** By which a payment may be on record. */
  readonly paymentId: string | undefined;
};

const idPattern = /[A-Za-z0-9-]+-[0-9a-f]{8}(?![A-Za-z0-9])/g;

/** What the bank and the payer's contract call the movement says nothing of invoices, and may look as if it did. */
function isOfBank(reference: string, entry: BankEntry): boolean {
  return [entry.bankReference, entry.batch?.reference, entry.mandateId, entry.endToEndId].includes(reference);
}

/** What an entry tells of invoices. */
export function namesInEntry(entry: BankEntry): EntryNames {
  const { creditorReference: field, endToEndId, text } = entry;
  const others = entry.references.filter((each) => each !== field && !isOfBank(each, entry));
  const whole = [field, ...others, text].filter((part) => part !== undefined && part !== '').join('\n');
  const inField = field === undefined ? undefined : canonicalOfField(field);
  const found = structuredReferences([whole, endToEndId ?? ''].join('\n\n\n\n'));
  return { references: [...new Set([...(inField ? [inField] : []), ...found])], text: whole, endToEndId };
}

/** What to look up, so that every invoice that an entry may be for is at hand. */
export function lookupsOf(entry: BankEntry): EntryLookups {
  const { references, text, endToEndId } = namesInEntry(entry);
  const { iban, name } = entry.counterparty ?? {};
  const all = [text, endToEndId ?? ''].join('\n\n\n\n');
  const corrected = withoutConfusions(all);
  const texts = corrected === all ? [all] : [all, corrected];
  return {
    references,
    numbers: [...new Set(texts.flatMap(possibleNumbers))],
    keys: [...possibleNumberKeys(all).keys()],
    ids: [...new Set(all.match(idPattern) ?? [])],
    accountMark: iban === undefined ? undefined : accountMarkOf(iban),
    nameMark: name === undefined ? undefined : nameMarkOf(name),
    paymentId: endToEndId,
  };
}
