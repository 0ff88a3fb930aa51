import { elementsAt, textAt, type XmlElement } from '../../xml/xml-element.ts';
import type { StatementBalance } from '../bank-statement.ts';
import { dayIn } from '../statement-date.ts';
import { signedMinor } from '../signed-amount.ts';
import { camtAmount, camtDay, camtSign } from './camt-amount.ts';

export type CamtBalances = {
  readonly opening?: StatementBalance;
  readonly closing?: StatementBalance;
  readonly flags: readonly string[];
};

const codeOf = (balance: XmlElement) => textAt(balance, 'Tp', 'CdOrPrtry', 'Cd');

/** The balance of a page in between (INTM) is one only where no other stands. */
function wholeFirst(balances: readonly XmlElement[], code: string): readonly XmlElement[] {
  const ofCode = balances.filter((balance) => codeOf(balance) === code);
  const isOfPage = (balance: XmlElement) => textAt(balance, 'Tp', 'SubTp', 'Cd') === 'INTM';
  return [...ofCode.filter((balance) => !isOfPage(balance)), ...ofCode.filter(isOfPage)];
}

type Found = { readonly balance?: StatementBalance; readonly flags: readonly string[] };

function found(candidates: readonly XmlElement[], currency: string, name: string): Found {
  const read = candidates.map((balance) => ({
    ...camtAmount(elementsAt(balance, 'Amt')[0], name),
    sign: camtSign(balance, name),
    on: dayIn(camtDay(elementsAt(balance, 'Dt')[0])),
  }));
  const own = read.find((balance) => balance.currency === currency);
  if (own === undefined)
    return {
      flags: read.length === 0 ? [] : [`${name} is in ${read[0]?.currency}, not in ${currency}: it is not used`],
    };
  if (own.on === undefined) return { flags: [`${name} has no date that can be used: it is not used`] };
  return { balance: { on: own.on, amountMinor: signedMinor(own) }, flags: [] };
}

/** The currency that the booked balances of a statement are in, where the account itself names none. */
export function currencyOfBalances(statement: XmlElement): string | undefined {
  return elementsAt(statement, 'Bal')
    .filter((balance) => ['OPBD', 'PRCD', 'CLBD'].includes(codeOf(balance) ?? ''))
    .map((balance) => elementsAt(balance, 'Amt')[0]?.attributes.Ccy)
    .find((code) => code !== undefined);
}

/** The booked balances in the account's currency: OPBD, else PRCD, and CLBD. Others are no part of the books. */
export function camtBalances(statement: XmlElement, currency: string, where: string): CamtBalances {
  const balances = elementsAt(statement, 'Bal');
  const openings = [...wholeFirst(balances, 'OPBD'), ...wholeFirst(balances, 'PRCD')];
  const opening = found(openings, currency, `the opening balance of ${where}`);
  const closing = found(wholeFirst(balances, 'CLBD'), currency, `the closing balance of ${where}`);
  return {
    ...(opening.balance && { opening: opening.balance }),
    ...(closing.balance && { closing: closing.balance }),
    flags: [...opening.flags, ...closing.flags],
  };
}
