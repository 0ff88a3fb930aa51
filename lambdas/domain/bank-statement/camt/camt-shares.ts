import { elementAt, elementsAt, textAt, type XmlElement } from '../../xml/xml-element.ts';
import { signedMinor, unsignedMinor } from '../signed-amount.ts';
import { type CamtAmount, camtAmount, camtSign } from './camt-amount.ts';

export type Share = CamtAmount & {
  readonly sign: 'credit' | 'debit';
  /** Undefined: the money that no detail speaks of. */
  readonly detail?: XmlElement;
  readonly why?: string;
};

/** How an entry falls apart; the signed amounts of the shares always make the entry's. */
export type Shares = {
  readonly shares: readonly Share[];
  /** Of how many payments the entry is the sum: more than one with a single share is a batch that only has its sum. */
  readonly payments: number;
  readonly flags: readonly string[];
};

type Entry = CamtAmount & { readonly sign: 'credit' | 'debit'; readonly where: string };

/** Where a detail gives its amount, by trust; what the payer instructed comes last, charges may have gone off it since. */
const places: readonly (readonly string[])[] = [['Amt'], ['AmtDtls', 'TxAmt', 'Amt'], ['AmtDtls', 'CntrValAmt', 'Amt']];
const instructed: readonly string[] = ['AmtDtls', 'InstdAmt', 'Amt'];

function amountIn(detail: XmlElement, entry: Entry, ways: readonly (readonly string[])[]): number | undefined {
  const element = ways
    .map((way) => elementAt(detail, ...way))
    .find((amount) => amount?.attributes.Ccy?.trim() === entry.currency);
  return element && camtAmount(element, `a detail of ${entry.where}`).amountMinor;
}

function signOf(detail: XmlElement, entry: Entry): 'credit' | 'debit' {
  return textAt(detail, 'CdtDbtInd') === undefined ? entry.sign : camtSign(detail, `a detail of ${entry.where}`);
}

const sumOf = (shares: readonly Share[]) => shares.reduce((sum, share) => sum + signedMinor(share), 0);

/** The details with their own amounts, if each has one. */
function ownShares(details: readonly XmlElement[], entry: Entry): readonly Share[] | undefined {
  const read = (ways: readonly (readonly string[])[]) =>
    details.map((detail) => ({
      detail,
      sign: signOf(detail, entry),
      currency: entry.currency,
      amountMinor: amountIn(detail, entry, ways),
    }));
  const isKnown = (share: { amountMinor: number | undefined }): share is { amountMinor: number } =>
    share.amountMinor !== undefined;
  const strict = read(places);
  if (strict.every((share) => isKnown(share))) return strict as readonly Share[];
  const loose = read([...places, instructed]);
  if (!loose.every((share) => isKnown(share))) return undefined;
  return sumOf(loose as readonly Share[]) === signedMinor(entry) ? (loose as readonly Share[]) : undefined;
}

function whole({ amountMinor, currency, sign }: Entry, more: Partial<Share> = {}): Share {
  return { amountMinor, currency, sign, ...more };
}

/** How many payments the bank says there are in the entry. */
function announced(entry: XmlElement): number {
  return elementsAt(entry, 'NtryDtls', 'Btch', 'NbOfTxs')
    .map(({ text }) => (/^\d{1,15}$/.test(text.trim()) ? Number(text) : 0))
    .reduce((sum, count) => sum + count, 0);
}

function unequalShares(shares: readonly Share[], entry: Entry): Omit<Shares, 'payments'> {
  const asEntry = shares.map((share) => ({ ...share, sign: entry.sign }));
  if (sumOf(asEntry) === signedMinor(entry)) {
    const why = `the details of ${entry.where} say ${entry.sign === 'credit' ? 'debit' : 'credit'}, the entry ${entry.sign}`;
    return { shares: asEntry.map((share) => ({ ...share, why })), flags: [why] };
  }
  const rest = unsignedMinor(signedMinor(entry) - sumOf(shares));
  const why = `the details of ${entry.where} do not add up to it`;
  return { shares: [...shares, { ...rest, currency: entry.currency, why }], flags: [why] };
}

function split(details: readonly XmlElement[], entry: Entry, payments: number): Omit<Shares, 'payments'> {
  const [first] = details;
  if (first === undefined) return { shares: [whole(entry)], flags: [] };
  const own = ownShares(details, entry);
  const isAlone = details.length === 1 && payments <= 1;
  // An amount of zero beside an entry that moves money is a field filled to please a schema.
  if (isAlone && (own === undefined || own[0]?.amountMinor === 0))
    return { shares: [whole(entry, { detail: first })], flags: [] };
  if (own === undefined) {
    const why = `${entry.where} pays several at once and does not say how much for each: it stays whole`;
    return { shares: [whole(entry, { why })], flags: [] };
  }
  return sumOf(own) === signedMinor(entry) ? { shares: own, flags: [] } : unequalShares(own, entry);
}

/**
 * Splits an entry into its details. A detail without an amount takes the entry's only when it is alone; of several, the
 * entry stays whole. What the details leave over, or take too much, is a share of its own, flagged: nothing is lost.
 */
export function sharesOf(element: XmlElement, entry: Entry): Shares {
  const details = elementsAt(element, 'NtryDtls', 'TxDtls');
  const payments = Math.max(1, announced(element), details.length);
  return { ...split(details, entry, payments), payments };
}
