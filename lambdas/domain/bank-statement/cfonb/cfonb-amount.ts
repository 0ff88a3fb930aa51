import { refuse } from '../refused-statement.ts';
import { amountInMinorUnits } from '../statement-amount.ts';
import { type CfonbLine, columns } from './cfonb-lines.ts';

/** The last digit carries the sign: `{` and A to I are 0 to 9 of a credit, `}` and J to R of a debit. */
const credits = '{ABCDEFGHI';
const debits = '}JKLMNOPQR';

/** The currency of a record, columns 17 to 19. */
export function cfonbCurrency(line: CfonbLine): string {
  return columns(line, 17, 19).trim();
}

/** The signed amount in columns 91 to 104, in minor units of the record's currency; column 20 says how many decimals it has. */
export function cfonbAmount(line: CfonbLine): number {
  const where = `line ${line.number}`;
  const currency = cfonbCurrency(line);
  if (currency === '') return refuse('noCurrency', `${where} has no currency`);
  const field = columns(line, 91, 104);
  const [digits, last] = [field.slice(0, -1), field.slice(-1)];
  const isDebit = debits.includes(last);
  const digit = (isDebit ? debits : credits).indexOf(last);
  if (!/^\d{13}$/.test(digits) || digit < 0)
    return refuse('noAmount', field.trim() === '' ? `${where} has no amount` : `${where}: "${field}" is not an amount`);
  const decimals = columns(line, 20, 20);
  if (!/^\d$/.test(decimals))
    return refuse('brokenStructure', `${where} does not say in column 20 how many decimals its amount has`);
  const all = `${digits}${digit}`;
  const whole = all.slice(0, all.length - Number(decimals));
  const amountMinor = amountInMinorUnits(`${whole}.${all.slice(whole.length)}`, currency, where);
  return isDebit && amountMinor !== 0 ? -amountMinor : amountMinor;
}
