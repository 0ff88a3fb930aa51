import { elementAt, textAt, type XmlElement } from '../../xml/xml-element.ts';
import { ibanIn } from '../account-number.ts';
import type { BankEntry } from '../bank-statement.ts';
import { present } from '../present.ts';
import { distinctReferences, givenReference } from '../references.ts';
import { unsignedMinor } from '../signed-amount.ts';
import { amountInMinorUnits } from '../statement-amount.ts';
import { ofxDay } from './ofx-date.ts';

export type OfxEntry =
  | { readonly entry: BankEntry; readonly flags: readonly string[] }
  | { readonly leftOut: true; readonly flags: readonly string[] };

function textOf(name: string | undefined, memo: string | undefined): string {
  if (name === undefined || memo === undefined) return name ?? memo ?? '';
  // Banks repeat the name, which is short, at the start of the memo.
  return memo.startsWith(name) ? memo : `${name}\n${memo}`;
}

function counterpartyOf(transaction: XmlElement, name: string | undefined): BankEntry['counterparty'] {
  const account = elementAt(transaction, 'BANKACCTTO') ?? elementAt(transaction, 'CCACCTTO');
  const party = present({ name, iban: ibanIn(textAt(account, 'ACCTID')) });
  return Object.keys(party).length === 0 ? undefined : party;
}

/** What contradicts itself or an earlier file: nobody can tell which of the two is meant. */
function doubt(transaction: XmlElement, signed: number, where: string): string | undefined {
  const type = textAt(transaction, 'TRNTYPE');
  if ((type === 'CREDIT' && signed < 0) || (type === 'DEBIT' && signed > 0))
    return `${where} is a ${type} by its type and not by the sign of its amount`;
  const corrected = textAt(transaction, 'CORRECTFITID');
  return corrected === undefined ? undefined : `${where} corrects an earlier movement, ${corrected.slice(0, 60)}`;
}

/** One transaction, `STMTTRN`, or a pending one, `STMTTRNP`. Its amount is signed. */
export function ofxEntry(transaction: XmlElement, currencyOfStatement: string, where: string): OfxEntry {
  const currency = textAt(transaction, 'CURRENCY', 'CURSYM') ?? currencyOfStatement;
  const signed = amountInMinorUnits(textAt(transaction, 'TRNAMT'), currency, where, 'signed');
  const isPending = transaction.name === 'STMTTRNP';
  const bookedOn = ofxDay(textAt(transaction, isPending ? 'DTTRAN' : 'DTPOSTED'));
  if (bookedOn === undefined)
    return { leftOut: true, flags: [`${where} has no date that can be used: it is left out`] };
  const name = textAt(transaction, 'NAME') ?? textAt(transaction, 'PAYEE', 'NAME');
  const bankReference = givenReference(textAt(transaction, 'FITID'));
  const why = doubt(transaction, signed, where);
  return {
    entry: {
      ...unsignedMinor(signed),
      currency,
      bookedOn,
      status: isPending ? 'PDNG' : 'BOOK',
      references: distinctReferences(
        textAt(transaction, 'REFNUM'),
        textAt(transaction, 'CHECKNUM'),
        textAt(transaction, 'SRVRTID'),
        bankReference,
      ),
      text: textOf(name, textAt(transaction, 'MEMO')),
      ...present({
        valueOn: ofxDay(textAt(transaction, 'DTAVAIL')),
        bankReference,
        counterparty: counterpartyOf(transaction, name),
        why,
      }),
    },
    flags: why === undefined ? [] : [why],
  };
}
