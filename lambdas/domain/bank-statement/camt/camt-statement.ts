import { elementAt, elementsAt, textAt, type XmlElement } from '../../xml/xml-element.ts';
import { ibanIn } from '../account-number.ts';
import type { BankStatement, StatementFormat } from '../bank-statement.ts';
import { finishedStatement } from '../finished-statement.ts';
import { present } from '../present.ts';
import { refuse } from '../refused-statement.ts';
import { digitsOfCurrency } from '../statement-currency.ts';
import { camtBalances, currencyOfBalances } from './camt-balance.ts';
import { readCamtEntry } from './camt-entry.ts';

function accountOf(statement: XmlElement, where: string): string {
  const id = elementAt(statement, 'Acct', 'Id');
  const written = textAt(id, 'IBAN') ?? textAt(id, 'Othr', 'Id');
  if (written === undefined) return refuse('noAccount', `${where} names no account`);
  return ibanIn(written) ?? written;
}

function currencyOf(statement: XmlElement, where: string): string {
  const ofEntry = elementsAt(statement, 'Ntry', 'Amt')[0]?.attributes.Ccy;
  const currency = textAt(statement, 'Acct', 'Ccy') ?? currencyOfBalances(statement) ?? ofEntry;
  digitsOfCurrency(currency?.trim(), where);
  return currency?.trim() ?? '';
}

function sequenceOf(statement: XmlElement): number | undefined {
  const text = textAt(statement, 'ElctrncSeqNb') ?? textAt(statement, 'LglSeqNb') ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The bank's own count of the entries, where it gives one. */
function countFlags(statement: XmlElement, where: string): readonly string[] {
  const said = textAt(statement, 'TxsSummry', 'TtlNtries', 'NbOfNtries');
  const found = elementsAt(statement, 'Ntry').length;
  return said === undefined || Number(said) === found
    ? []
    : [`${where} says that it has ${said.slice(0, 15)} entries, and has ${found}`];
}

/** One `Stmt`, `Ntfctn` or `Rpt`. */
export function readCamtStatement(statement: XmlElement, format: StatementFormat, place: number): BankStatement {
  const id = textAt(statement, 'Id');
  const where = id === undefined ? `statement ${place}` : `statement ${id}`;
  const account = accountOf(statement, where);
  const currency = currencyOf(statement, where);
  const read = elementsAt(statement, 'Ntry').map((entry, index) =>
    readCamtEntry(entry, account, currency, `entry ${index + 1} of ${where}`),
  );
  const { flags, ...balances } = camtBalances(statement, currency, where);
  return finishedStatement({
    format,
    account,
    currency,
    ...present({ id, sequence: sequenceOf(statement) }),
    ...balances,
    entries: read.flatMap(({ entries }) => entries),
    flags: [...flags, ...read.flatMap((entry) => entry.flags), ...countFlags(statement, where)],
    leftOutMinor: read.reduce((sum, { leftOutMinor }) => sum + leftOutMinor, 0),
  });
}
