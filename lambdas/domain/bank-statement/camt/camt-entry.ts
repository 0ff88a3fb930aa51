import { elementAt, elementsAt, textAt, type XmlElement } from '../../xml/xml-element.ts';
import type { BankEntry } from '../bank-statement.ts';
import { present } from '../present.ts';
import { distinctReferences, givenReference } from '../references.ts';
import { signedMinor } from '../signed-amount.ts';
import { dayIn } from '../statement-date.ts';
import { camtAmount, camtDay, camtSign } from './camt-amount.ts';
import { camtCounterparty } from './camt-party.ts';
import { endToEndIdOf, onlyCreditorReference, referencesOf, remittanceText } from './camt-remittance.ts';
import { camtReturn, isUndoing } from './camt-return.ts';
import { type Share, sharesOf } from './camt-shares.ts';

export type CamtEntry = {
  readonly entries: readonly BankEntry[];
  readonly flags: readonly string[];
  /** Signed; what a booked line that was left out moved. */
  readonly leftOutMinor: number;
};

type Status = { readonly status: BankEntry['status']; readonly flags: readonly string[] };

/** `FUTR` is not on the account yet, like `PDNG`. What is not known is never money. */
function statusOf(entry: XmlElement, where: string): Status {
  const code = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts');
  if (code === 'BOOK' || code === 'PDNG' || code === 'INFO') return { status: code, flags: [] };
  if (code === 'FUTR') return { status: 'PDNG', flags: [] };
  const given = code ?? textAt(entry, 'Sts', 'Prtry') ?? 'none';
  return { status: 'INFO', flags: [`the status of ${where} is not known: ${given.slice(0, 40)}; it is not booked`] };
}

type Dates = { readonly bookedOn?: string; readonly valueOn?: string };

/** A booking date that cannot be used is not made up from the value date; without any, the value date is the day. */
function datesOf(entry: XmlElement): Dates {
  const booking = camtDay(elementAt(entry, 'BookgDt'));
  const valueOn = dayIn(camtDay(elementAt(entry, 'ValDt')));
  return present({ bookedOn: booking === undefined ? valueOn : dayIn(booking), valueOn });
}

/** What an entry says for all of its details, read once: there may be thousands. */
type About = {
  readonly account: string;
  readonly reference?: string;
  readonly entryReference?: string;
  /** The bank's own reference rather than the payer's. */
  readonly batchReference?: string;
  readonly additional?: string;
  readonly isUndoing: boolean;
  readonly dated: Pick<BankEntry, 'bookedOn' | 'valueOn' | 'status'>;
  readonly of: number;
  readonly payments: number;
};

function aboutOf(element: XmlElement): Omit<About, 'account' | 'dated' | 'of' | 'payments'> {
  const batch = elementAt(element, 'NtryDtls', 'Btch');
  const reference = givenReference(textAt(element, 'AcctSvcrRef'));
  return {
    isUndoing: isUndoing(element),
    ...present({
      reference,
      entryReference: givenReference(textAt(element, 'NtryRef')),
      batchReference: reference ?? givenReference(textAt(batch, 'PmtInfId') ?? textAt(batch, 'MsgId')),
      additional: textAt(element, 'AddtlNtryInf'),
    }),
  };
}

function batchAt({ of, payments, batchReference }: About, index: number): BankEntry['batch'] {
  if (of === 1 && payments === 1) return undefined;
  return { ...present({ reference: batchReference }), index, of: of === 1 ? payments : of };
}

function entryOf({ detail, why, ...money }: Share, about: About, index: number): BankEntry {
  const { reference, additional, dated, of } = about;
  const ofDetail = givenReference(textAt(detail, 'Refs', 'AcctSvcrRef'));
  return {
    ...money,
    ...dated,
    references: distinctReferences(...referencesOf(detail), reference, about.entryReference),
    text: remittanceText(detail, additional),
    ...present({
      creditorReference: onlyCreditorReference(detail),
      endToEndId: endToEndIdOf(detail),
      mandateId: givenReference(textAt(detail, 'Refs', 'MndtId')),
      bankReference: of > 1 ? (ofDetail ?? reference) : (reference ?? ofDetail),
      batch: batchAt(about, index),
      counterparty: camtCounterparty(detail, money.sign, about.account),
      returned: camtReturn(about.isUndoing, detail),
      why,
    }),
  };
}

/** Kept whole, an entry shows the references and texts of all that it pays, for a person; none of them is its own. */
function withAllDetails(entry: BankEntry, element: XmlElement): BankEntry {
  const details = elementsAt(element, 'NtryDtls', 'TxDtls');
  const texts = details.map((detail) => remittanceText(detail, undefined)).filter((text) => text !== '');
  return {
    ...entry,
    references: distinctReferences(...details.flatMap(referencesOf), ...entry.references),
    text: texts.length === 0 ? entry.text : [...new Set(texts)].join('\n'),
  };
}

/** One `Ntry` as its movements. Without a date that can be used it is left out, and said so. */
export function readCamtEntry(element: XmlElement, account: string, currency: string, where: string): CamtEntry {
  const amount = { ...camtAmount(elementAt(element, 'Amt'), where), sign: camtSign(element, where), where };
  const { status, flags } = statusOf(element, where);
  const { bookedOn, valueOn } = datesOf(element);
  if (bookedOn === undefined)
    return {
      entries: [],
      flags: [`${where} has no date that can be used: it is left out`],
      leftOutMinor: status === 'BOOK' && amount.currency === currency ? signedMinor(amount) : 0,
    };
  const { shares, payments, flags: ofShares } = sharesOf(element, amount);
  const dated = { bookedOn, status, ...present({ valueOn }) };
  const about = { ...aboutOf(element), account, dated, of: shares.length, payments };
  const entries = shares.map((share, index) => entryOf(share, about, index + 1));
  const [only] = entries;
  const isWhole = only !== undefined && entries.length === 1 && shares[0]?.detail === undefined;
  return {
    entries: isWhole ? [withAllDetails(only, element)] : entries,
    flags: [...flags, ...ofShares],
    leftOutMinor: 0,
  };
}
