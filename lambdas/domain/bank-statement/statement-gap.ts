import type { BankStatement, StatementBalance, StatementFormat } from './bank-statement.ts';

/** What of a statement tells whether another one is missing before it. */
export type ChainLink = {
  /** The file and which of its statements. */
  readonly id: string;
  readonly format: StatementFormat;
  readonly sequence?: number | undefined;
  readonly opening?: StatementBalance | undefined;
  readonly closing: StatementBalance;
};

/** A statement before which something is missing, and why that is known. */
export type StatementGap = {
  readonly before: string;
  readonly format: StatementFormat;
  readonly after: StatementBalance;
  readonly opens?: StatementBalance | undefined;
  readonly cause: 'balance' | 'sequence';
};

/** How many statements of an account are looked back at: more than a year of daily ones. */
const mostLinks = 800;

const yearOf = ({ closing }: ChainLink): string => closing.on.slice(0, 4);

/** The link of a statement that closes with a balance; notifications have none, and are no chain. */
export function linkOf(id: string, statement: Omit<BankStatement, 'entries'>): ChainLink | undefined {
  const { format, sequence, opening, closing } = statement;
  if (!closing || format === 'camt.054' || format === 'camt.052') return undefined;
  return { id, format, sequence, opening, closing };
}

function orderOf(one: ChainLink, other: ChainLink): number {
  const key = ({ closing, sequence = 0, id }: ChainLink) => `${closing.on}#${String(sequence).padStart(9, '0')}#${id}`;
  return key(one) < key(other) ? -1 : 1;
}

/** The links of an account with one more; the same again changes nothing. */
export function withLink(links: readonly ChainLink[], added: ChainLink): readonly ChainLink[] {
  if (links.some(({ id }) => id === added.id)) return links;
  return [...links, added].toSorted(orderOf).slice(-mostLinks);
}

function isContinued(link: ChainLink, others: readonly ChainLink[]): boolean {
  const { opening } = link;
  if (!opening) return true;
  return others.some(({ opening: from, closing }) => {
    if (closing.amountMinor === opening.amountMinor && closing.on <= link.closing.on) return true;
    // It begins inside another one, as two that overlap do.
    return from !== undefined && from.on <= opening.on && opening.on < closing.on;
  });
}

/** Numbers begin again with each year; a statement that came twice in two forms has its number again. */
function isInSequence(link: ChainLink, others: readonly ChainLink[]): boolean {
  const { sequence } = link;
  if (sequence === undefined) return true;
  const numbers = others
    .filter((other) => yearOf(other) === yearOf(link))
    .flatMap((other) => other.sequence ?? [])
    .filter((number) => number <= sequence);
  return numbers.length === 0 || numbers.some((number) => number >= sequence - 1);
}

/**
 * Before which of an account's statements something is missing: its opening balance is not the closing one of any before
 * it, or its number jumps. Those of one format follow each other; the first one that ever came has nothing before it.
 */
export function gapsOf(links: readonly ChainLink[]): StatementGap[] {
  return [...Map.groupBy(links, ({ format }) => format).values()].flatMap((chain) =>
    chain.toSorted(orderOf).flatMap((link, at, all): StatementGap[] => {
      const [previous] = all.slice(at - 1, at);
      if (at === 0 || !previous) return [];
      const others = all.filter(({ id }) => id !== link.id);
      const gap = { before: link.id, format: link.format, after: previous.closing, opens: link.opening };
      if (!isContinued(link, others)) return [{ ...gap, cause: 'balance' }];
      return isInSequence(link, others) ? [] : [{ ...gap, cause: 'sequence' }];
    }),
  );
}
