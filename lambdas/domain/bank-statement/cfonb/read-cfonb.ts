import type { BankStatement, StatementBalance } from '../bank-statement.ts';
import { finishedStatement } from '../finished-statement.ts';
import { refuse } from '../refused-statement.ts';
import { cfonbAccount, ibanOfAccount } from './cfonb-account.ts';
import { cfonbAmount, cfonbCurrency } from './cfonb-amount.ts';
import { type CfonbBlock, cfonbBlocks } from './cfonb-blocks.ts';
import { cfonbDate } from './cfonb-date.ts';
import { cfonbEntry } from './cfonb-entry.ts';
import { type CfonbLine, cfonbLines } from './cfonb-lines.ts';

/** Whether the text starts with a record of this format: its code, a bank, and nothing that another one starts with. */
export function isCfonb(text: string): boolean {
  return /^\s*0[1457]\d{5}/.test(text);
}

type Balance = { readonly balance?: StatementBalance; readonly flags: readonly string[] };

function balanceOf(line: CfonbLine): Balance {
  const amountMinor = cfonbAmount(line);
  const on = cfonbDate(line, 35);
  return on === undefined
    ? { flags: [`the balance of line ${line.number} has no date that can be used: it is left out`] }
    : { balance: { on, amountMinor }, flags: [] };
}

/** All records of a statement are of one account; its bank and branch decide less than its number. */
function accountFlags({ opening, operations, closing }: CfonbBlock): readonly string[] {
  const own = cfonbAccount(opening);
  const lines = [...operations.flatMap(({ line, details }) => [line, ...details]), closing];
  return lines.flatMap((line) => {
    const other = cfonbAccount(line);
    if (other.number !== own.number || cfonbCurrency(line) !== cfonbCurrency(opening))
      return refuse(
        'otherAccount',
        `line ${line.number} is of another account or currency than line ${opening.number}, which starts its statement`,
      );
    return other.bank === own.bank && other.branch === own.branch
      ? []
      : [`line ${line.number} names another bank or branch than line ${opening.number}, which starts its statement`];
  });
}

function cutFlags({ opening, operations, closing }: CfonbBlock): readonly string[] {
  const lines = [opening, ...operations.flatMap(({ line, details }) => [line, ...details]), closing];
  const cut = lines.filter(({ isCut }) => isCut).map(({ number }) => number);
  return cut.length === 0 ? [] : [`lines cut short, read as if blanks were missing at their ends: ${cut.join(', ')}`];
}

function statementOf(block: CfonbBlock): BankStatement {
  const [opening, closing] = [balanceOf(block.opening), balanceOf(block.closing)];
  const read = block.operations.map(cfonbEntry);
  const entries = read.flatMap((each) => ('entry' in each ? [each.entry] : []));
  const leftOut = read.filter((each) => 'flag' in each);
  return finishedStatement({
    format: 'cfonb120',
    account: ibanOfAccount(cfonbAccount(block.opening)),
    currency: cfonbCurrency(block.opening),
    ...(opening.balance && { opening: opening.balance }),
    ...(closing.balance && { closing: closing.balance }),
    entries,
    flags: [
      ...opening.flags,
      ...closing.flags,
      ...accountFlags(block),
      ...cutFlags(block),
      ...leftOut.map(({ flag }) => flag),
    ],
    leftOutMinor: leftOut.reduce((sum, { leftOutMinor }) => sum + leftOutMinor, 0),
  });
}

/** Reads CFONB 120: the French statement of account in records of 120 columns. */
export function readCfonb(text: string): readonly BankStatement[] {
  return cfonbBlocks(cfonbLines(text)).map(statementOf);
}
