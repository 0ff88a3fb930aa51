import type { BankStatement } from '../bank-statement.ts';
import { finishedStatement, type ReadStatement } from '../finished-statement.ts';
import { refuse } from '../refused-statement.ts';
import { mt940Messages } from './mt940-fields.ts';
import { type Mt940Page, mt940Page } from './mt940-statement.ts';

/** Whether a line of the text is a field that only such statements have. */
export function isMt940(text: string): boolean {
  return /(?:^|[\r\n]|\{4:)[ \t]*:(?:20|25P?|28C?|60[FM]|61|62[FM]):/.test(text);
}

/** Whether a page goes on where the one before it stopped: same account, same number, same balance in between. */
function goesOn(before: Mt940Page, page: Mt940Page): boolean {
  const [one, other] = [before.statement, page.statement];
  return (
    before.isContinued &&
    page.isContinuation &&
    one.account === other.account &&
    one.sequence === other.sequence &&
    one.closing?.amountMinor === other.opening?.amountMinor
  );
}

function together(before: Mt940Page, { statement, isContinued }: Mt940Page): Mt940Page {
  const { closing: _between, ...one } = before.statement;
  const whole: ReadStatement = {
    ...one,
    ...(statement.closing && { closing: statement.closing }),
    entries: [...one.entries, ...statement.entries],
    flags: [...one.flags, ...statement.flags],
    leftOutMinor: one.leftOutMinor + statement.leftOutMinor,
  };
  return { statement: whole, isContinuation: before.isContinuation, isContinued };
}

/** Reads MT940, in a SWIFT envelope or without one. The pages of a statement that stand one after the other are one. */
export function readMt940(text: string): readonly BankStatement[] {
  const pages: Mt940Page[] = [];
  for (const page of mt940Messages(text).map(mt940Page)) {
    const before = pages.at(-1);
    if (before && goesOn(before, page)) pages[pages.length - 1] = together(before, page);
    else pages.push(page);
  }
  if (pages.length === 0) return refuse('noStatement', 'the file has no statement');
  return pages.map(({ statement }) => finishedStatement(statement));
}
