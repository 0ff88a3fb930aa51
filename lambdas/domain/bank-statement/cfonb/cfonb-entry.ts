import type { BankEntry, Counterparty } from '../bank-statement.ts';
import { present } from '../present.ts';
import { distinctReferences, givenReference } from '../references.ts';
import { unsignedMinor } from '../signed-amount.ts';
import { cfonbAmount, cfonbCurrency } from './cfonb-amount.ts';
import { cfonbDate } from './cfonb-date.ts';
import { type CfonbDetails, cfonbDetails } from './cfonb-details.ts';
import { type CfonbLine, columns } from './cfonb-lines.ts';
import { cfonbReturn } from './cfonb-return.ts';

/** A record 04 and the records 05 after it. */
export type CfonbOperation = { readonly line: CfonbLine; readonly details: readonly CfonbLine[] };

export type CfonbEntry = { readonly entry: BankEntry } | { readonly leftOutMinor: number; readonly flag: string };

/** Of a debit the payee; where the bank names only a payer, it is the other side all the same. */
function counterpartyOf(details: CfonbDetails, sign: 'credit' | 'debit'): Counterparty | undefined {
  const isPayee = sign === 'debit' && details.payee !== undefined;
  const name = isPayee ? details.payee : details.payer;
  const ultimateName = isPayee ? details.ultimatePayee : details.ultimatePayer;
  return name === undefined && ultimateName === undefined ? undefined : present({ name, ultimateName });
}

/** The bank's number of the entry, columns 82 to 88; zeros are none. */
const entryNumber = (line: CfonbLine) => givenReference(columns(line, 82, 88).trim().replace(/^0+$/, ''));

/** One operation; without a booking date that can be used it is left out. */
export function cfonbEntry({ line, details: lines }: CfonbOperation): CfonbEntry {
  const { amountMinor, sign } = unsignedMinor(cfonbAmount(line));
  const bookedOn = cfonbDate(line, 35);
  if (bookedOn === undefined)
    return {
      leftOutMinor: sign === 'credit' ? amountMinor : -amountMinor,
      flag: `line ${line.number} has no date that can be used: it is left out`,
    };
  const details = cfonbDetails(lines);
  const { creditorReference, endToEndId, mandateId } = details;
  const bankReference = entryNumber(line);
  const texts = [columns(line, 49, 79).trim(), ...details.texts];
  return {
    entry: {
      amountMinor,
      currency: cfonbCurrency(line),
      sign,
      bookedOn,
      status: 'BOOK',
      references: distinctReferences(
        creditorReference,
        endToEndId,
        ...details.references,
        columns(line, 105, 120),
        mandateId,
        bankReference,
      ),
      text: texts.filter((text) => text !== '').join('\n'),
      ...present({
        valueOn: cfonbDate(line, 43),
        creditorReference,
        endToEndId,
        mandateId,
        bankReference,
        counterparty: counterpartyOf(details, sign),
        returned: cfonbReturn(line),
      }),
    },
  };
}
