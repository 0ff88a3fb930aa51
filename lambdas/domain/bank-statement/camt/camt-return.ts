import { elementAt, elementsAt, textAt, textsAt, type XmlElement } from '../../xml/xml-element.ts';
import type { ReturnOfMoney } from '../bank-statement.ts';
import { isReturnInGermany } from '../german-transaction-codes.ts';

/**
 * Sub-families of the ISO 20022 external bank transaction codes that undo a payment: returned transfers, direct debits,
 * cheques, drafts and cards, and cancellations.
 */
const undoing: ReadonlySet<string> = new Set([
  'RRTN', 'RPCR', 'RPMT', 'UPDD', 'PRDD', 'RCDD', 'UPCQ', 'CQRV', 'UPCT', 'UDFT', 'ARET', 'AREV',
]); // prettier-ignore

const reasonIn = (detail: XmlElement | undefined) =>
  textAt(detail, 'RtrInf', 'Rsn', 'Cd') ?? textAt(detail, 'RtrInf', 'Rsn', 'Prtry');

function hasUndoingCode(element: XmlElement | undefined): boolean {
  const codes = elementAt(element, 'BkTxCd');
  const subFamily = textAt(codes, 'Domn', 'Fmly', 'SubFmlyCd');
  if (subFamily !== undefined && undoing.has(subFamily)) return true;
  // The German code list is told by its issuer, or by its shape: `NTRF+159+…`.
  return textsAt(codes, 'Prtry', 'Cd').some((code) => {
    const german = /^[NF][A-Z0-9]{3}\+(\d{3})(?:\+|$)/.exec(code)?.[1];
    return german !== undefined && isReturnInGermany(german);
  });
}

/** Whether the whole entry goes back: by `RvslInd`, or a transaction code that says so. */
export function isUndoing(entry: XmlElement): boolean {
  return ['true', '1'].includes(textAt(entry, 'RvslInd') ?? '') || hasUndoingCode(entry);
}

/** Why the money of a detail goes back, or undefined where it does not: a reason code, its own transaction code, its entry. */
export function camtReturn(isEntryUndoing: boolean, detail: XmlElement | undefined): ReturnOfMoney | undefined {
  const reasonCode = reasonIn(detail);
  if (reasonCode !== undefined) return { reasonCode };
  const hasReturn = elementsAt(detail, 'RtrInf').length > 0;
  return isEntryUndoing || hasReturn || hasUndoingCode(detail) ? {} : undefined;
}
