import { elementAt, textAt, type XmlElement } from '../../xml/xml-element.ts';
import { refuse } from '../refused-statement.ts';
import { amountInMinorUnits } from '../statement-amount.ts';

export type CamtAmount = { readonly amountMinor: number; readonly currency: string };

/** The amount of an element such as `Amt`, with its currency; refuses the file without either. */
export function camtAmount(amount: XmlElement | undefined, where: string): CamtAmount {
  if (amount === undefined) return refuse('noAmount', `${where} has no amount`);
  const currency = amount.attributes.Ccy?.trim() ?? '';
  return { amountMinor: amountInMinorUnits(amount.text.trim(), currency, where), currency };
}

/** Credit or debit, by `CdtDbtInd`; refuses the file without it. */
export function camtSign(element: XmlElement, where: string): 'credit' | 'debit' {
  const indicator = textAt(element, 'CdtDbtInd');
  if (indicator === 'CRDT') return 'credit';
  if (indicator === 'DBIT') return 'debit';
  return refuse('brokenStructure', `${where} says neither CRDT nor DBIT, but ${indicator ?? 'nothing'}`);
}

/** The day as it is written there: `<Dt>` or `<DtTm>`. */
export function camtDay(date: XmlElement | undefined): string | undefined {
  return textAt(elementAt(date, 'Dt')) ?? textAt(elementAt(date, 'DtTm'));
}
