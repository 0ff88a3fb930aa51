import { refuse } from '../refused-statement.ts';
import { type CfonbLine, columns } from './cfonb-lines.ts';

export type CfonbAccount = { readonly bank: string; readonly branch: string; readonly number: string };

/** Bank, branch and account number of a record. */
export function cfonbAccount(line: CfonbLine): CfonbAccount {
  const account = { bank: columns(line, 3, 7), branch: columns(line, 12, 16), number: columns(line, 22, 32) };
  if (account.number.trim() === '' || account.bank.trim() === '')
    return refuse('noAccount', `line ${line.number} names no account`);
  return account;
}

/** The letters of an account number as the digits of its key: A and J are 1, S is 2 again. */
function digitsOfLetters(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => {
    const code = letter.charCodeAt(0);
    if (letter <= 'I') return String(code - 64);
    return String(letter <= 'R' ? code - 73 : code - 81);
  });
}

const remainder = (digits: string, divisor: bigint) => BigInt(digits) % divisor;

/**
 * The French IBAN of an account: bank, branch, account number and the two digits of its key, with the check digits of
 * ISO 13616 before them. Where the fields hold no such account, they are given as they are written.
 */
export function ibanOfAccount({ bank, branch, number }: CfonbAccount): string {
  const account = number.toUpperCase();
  if (!/^\d{5}$/.test(bank) || !/^\d{5}$/.test(branch) || !/^[A-Z0-9]{11}$/.test(account))
    return [bank, branch, number]
      .map((part) => part.trim())
      .filter(Boolean)
      .join(' ');
  const key = 97n - remainder(`${bank}${branch}${digitsOfLetters(account)}00`, 97n);
  const domestic = `${bank}${branch}${account}${String(key).padStart(2, '0')}`;
  const asDigits = `${domestic}FR00`.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return `FR${String(98n - remainder(asDigits, 97n)).padStart(2, '0')}${domestic}`;
}
