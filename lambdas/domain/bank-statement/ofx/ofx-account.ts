import { isValidIBAN } from 'ibantools';
import { elementAt, textAt, type XmlElement } from '../../xml/xml-element.ts';
import { ibanOfAccount } from '../cfonb/cfonb-account.ts';
import { refuse } from '../refused-statement.ts';

/**
 * The account: its IBAN where the number is one, or where it is a French account whose key fits; else bank, branch and
 * number as they are written. A card has its number only.
 */
export function ofxAccount(statement: XmlElement, where: string): string {
  const from = elementAt(statement, 'BANKACCTFROM') ?? elementAt(statement, 'CCACCTFROM');
  const number = textAt(from, 'ACCTID');
  if (number === undefined) return refuse('noAccount', `${where} names no account`);
  const compact = number.replaceAll(/\s/g, '').toUpperCase();
  if (isValidIBAN(compact)) return compact;
  const [bank = '', branch = '', key] = [textAt(from, 'BANKID'), textAt(from, 'BRANCHID'), textAt(from, 'ACCTKEY')];
  const french = ibanOfAccount({ bank, branch, number: compact });
  if (key !== undefined && isValidIBAN(french) && french.endsWith(key.padStart(2, '0'))) return french;
  return [bank, branch, number].filter((part) => part !== '').join(' ');
}
