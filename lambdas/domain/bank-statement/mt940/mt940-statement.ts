import type { StatementBalance } from '../bank-statement.ts';
import type { ReadStatement } from '../finished-statement.ts';
import { present } from '../present.ts';
import { refuse } from '../refused-statement.ts';
import { mt940Account } from './mt940-account.ts';
import { mt940Balance } from './mt940-balance.ts';
import { mt940Entry, type Mt940Movement } from './mt940-entry.ts';
import type { Mt940Field, Mt940Message } from './mt940-fields.ts';

/** A message as a statement; a long statement comes in several, whose balances in between are 60M and 62M. */
export type Mt940Page = {
  readonly statement: ReadStatement;
  readonly isContinuation: boolean;
  readonly isContinued: boolean;
};

function only(message: Mt940Message, tags: readonly string[], name: string, where: string): Mt940Field {
  const [field, second] = message.filter(({ tag }) => tags.includes(tag));
  if (field === undefined) return refuse('brokenStructure', `${where} has no ${name}`);
  if (second !== undefined) return refuse('brokenStructure', `${where} has a second ${name} in line ${second.line}`);
  return field;
}

/** Movements stand between the balances; text after the closing one is about the statement. */
function movementsOf(message: Mt940Message, opening: Mt940Field, closing: Mt940Field): readonly Mt940Movement[] {
  const movements: { readonly line: Mt940Field; readonly information: string[] }[] = [];
  for (const field of message) {
    if (field.tag === '61' && (field.line < opening.line || field.line > closing.line))
      refuse('brokenStructure', `line ${field.line} (61) does not stand between the balances of its statement`);
    if (field.tag === '61') movements.push({ line: field, information: [] });
    if (field.tag === '86' && field.line < closing.line) movements.at(-1)?.information.push(...field.lines);
  }
  return movements;
}

function sequenceOf(message: Mt940Message): number | undefined {
  const text = message.find(({ tag }) => tag === '28C' || tag === '28')?.lines[0] ?? '';
  const number = Number(/^\s*(\d{1,9})(?:\/\d*)?\s*$/.exec(text)?.[1] ?? 0);
  return number === 0 ? undefined : number;
}

/** One message; `where` names it in what is wrong with it. */
export function mt940Page(message: Mt940Message): Mt940Page {
  const where = `the statement of line ${message[0]?.line ?? 1}`;
  const account = mt940Account(
    message.find(({ tag }) => tag === '25' || tag === '25P'),
    where,
  );
  const opening = only(message, ['60F', '60M'], 'opening balance (60)', where);
  const closing = only(message, ['62F', '62M'], 'closing balance (62)', where);
  const [first, last] = [mt940Balance(opening), mt940Balance(closing)];
  const { currency } = first;
  if (last.currency !== currency)
    return refuse('brokenStructure', `${where} opens in ${currency} and closes in ${last.currency}`);
  const read = movementsOf(message, opening, closing).map((movement) => mt940Entry(movement, currency));
  const leftOut = read.filter((each) => 'flag' in each);
  const id = message.find(({ tag }) => tag === '20')?.lines[0]?.trim();
  return {
    isContinuation: opening.tag === '60M',
    isContinued: closing.tag === '62M',
    statement: {
      format: 'mt940',
      account,
      currency,
      ...present<{
        id: string | undefined;
        sequence: number | undefined;
        opening: StatementBalance | undefined;
        closing: StatementBalance | undefined;
      }>({
        id: id === '' ? undefined : id,
        sequence: sequenceOf(message),
        opening: first.balance,
        closing: last.balance,
      }),
      entries: read.flatMap((each) => ('entry' in each ? [each.entry] : [])),
      flags: [...first.flags, ...last.flags, ...leftOut.map(({ flag }) => flag)],
      leftOutMinor: leftOut.reduce((sum, { leftOutMinor }) => sum + leftOutMinor, 0),
    },
  };
}
