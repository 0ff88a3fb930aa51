import { ibanIn } from '../account-number.ts';
import type { BankEntry, ReturnOfMoney } from '../bank-statement.ts';
import { isReturnInGermany } from '../german-transaction-codes.ts';
import { present } from '../present.ts';
import { distinctReferences, givenReference } from '../references.ts';
import type { Mt940Field } from './mt940-fields.ts';
import type { Mt940Information } from './information.ts';
import { mt940Information } from './mt940-information.ts';
import { mt940Line, type Mt940Line } from './mt940-line.ts';

export type Mt940Entry = { readonly entry: BankEntry } | { readonly leftOutMinor: number; readonly flag: string };

/** A field 61 and the fields 86 after it. */
export type Mt940Movement = { readonly line: Mt940Field; readonly information: readonly string[] };

function returnOf(line: Mt940Line, information: Mt940Information): ReturnOfMoney | undefined {
  if (information.reasonCode !== undefined) return { reasonCode: information.reasonCode };
  const { germanCode } = information;
  const isReturned =
    line.isReversal || line.type === 'RTI' || (germanCode !== undefined && isReturnInGermany(germanCode));
  return isReturned ? {} : undefined;
}

/** In place of a reference, where in field 86 it stands. */
const pointers: ReadonlySet<string> = new Set(['EREF', 'PREF', 'MARF', 'IREF', 'KREF', 'EREF+', 'KREF+', 'MREF+']);

function customerReference({ customerReference: given }: Mt940Line): string | undefined {
  return given !== undefined && pointers.has(given.toUpperCase()) ? undefined : givenReference(given);
}

/** Some Dutch banks write the account of the other side beneath the movement. */
function counterpartyOf(information: Mt940Information, { sign, supplement }: Mt940Line): BankEntry['counterparty'] {
  const { ultimateName, payer, payee } = information;
  const name = (sign === 'credit' ? payer : payee) ?? information.name;
  const party = present({ name, ultimateName, iban: information.iban ?? ibanIn(supplement) });
  return Object.keys(party).length === 0 ? undefined : party;
}

/** One movement; without a date that can be used it is left out. */
export function mt940Entry(movement: Mt940Movement, currency: string): Mt940Entry {
  const line = mt940Line(movement.line, currency);
  const { amountMinor, sign, isExpected, bookedOn, valueOn } = line;
  if (bookedOn === undefined)
    return {
      leftOutMinor: sign === 'credit' ? amountMinor : -amountMinor,
      flag: `line ${movement.line.line} (61) has no date that can be used: it is left out`,
    };
  const information = mt940Information(movement.information);
  const { creditorReference, endToEndId, mandateId } = information;
  const bankReference = givenReference(line.bankReference);
  return {
    entry: {
      amountMinor,
      currency,
      sign,
      bookedOn,
      status: isExpected ? 'PDNG' : 'BOOK',
      references: distinctReferences(
        creditorReference,
        endToEndId,
        ...information.references,
        customerReference(line),
        mandateId,
        bankReference,
      ),
      text: information.text === '' ? (line.supplement ?? '') : information.text,
      ...present({
        valueOn,
        creditorReference,
        endToEndId,
        mandateId,
        bankReference,
        counterparty: counterpartyOf(information, line),
        returned: returnOf(line, information),
      }),
    },
  };
}
