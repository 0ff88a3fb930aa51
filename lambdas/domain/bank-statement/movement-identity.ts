import { contentHash } from '../canonical-json.ts';
import type { BankEntry, StatementFormat } from './bank-statement.ts';

/** A line of an account, or a detail of one of its batches, as one statement shows it. All but the source are hashes. */
export type Sighting = {
  readonly format: StatementFormat;
  /** Which entry of which statement: of a batch as a whole, its first detail. */
  readonly source: MovementSource;
  readonly endToEnd?: string | undefined;
  readonly bank?: string | undefined;
  readonly payer?: string | undefined;
  readonly words: string;
  /** The sum of a batch whose details the statement shows. */
  readonly isBatch?: true | undefined;
};

export type MovementSource = { readonly statementId: string; readonly index: number };

/** Money that moved once, whatever the number of statements that show it. */
export type Movement = {
  /** By format: as what the statements of that format show it. */
  readonly views: Readonly<Partial<Record<StatementFormat, string>>>;
  readonly endToEnd?: string | undefined;
  readonly banks: Readonly<Partial<Record<StatementFormat, string>>>;
  readonly payer?: string | undefined;
  readonly words: Readonly<Partial<Record<StatementFormat, string>>>;
  /** Where it was seen first: there it is booked. */
  readonly source: MovementSource;
  /** Some statement shows it as a batch with its details: these are booked, not it. */
  readonly isBatch?: true | undefined;
};

export type Identified = {
  readonly movements: readonly Movement[];
  /** Of each sighting, in their order, which of the movements it is. */
  readonly places: readonly number[];
};

const short = (value: unknown): string => contentHash(value).slice(0, 12);

/** Letters and digits alone: banks break lines, change case and fill with spaces. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase();

/** A reference as it is compared and looked up: without spaces and case. */
export const comparableReference = (reference: string): string => reference.replace(/\s+/g, '').toUpperCase();

/** What of an entry tells it from another one of the same account, day, amount and sign. */
export function sightingOf(entry: BankEntry, format: StatementFormat, source: MovementSource): Sighting {
  const { endToEndId, bankReference, counterparty, creditorReference = '', text } = entry;
  return {
    format,
    source,
    ...(endToEndId !== undefined && { endToEnd: short(comparableReference(endToEndId)) }),
    ...(bankReference !== undefined && { bank: short(comparableReference(bankReference)) }),
    ...(counterparty?.iban !== undefined && { payer: short(comparableReference(counterparty.iban)) }),
    words: short([bare(creditorReference), bare(text)]),
  };
}

/** What one bank shows of one movement in one format is always the same. */
function viewOf({ endToEnd, bank, words }: Sighting): string {
  return short(endToEnd === undefined && bank === undefined ? [words] : [endToEnd ?? '', bank ?? '']);
}

/** Truly equal entries of one statement are as many movements: each has its number among them. */
function keysOf(sightings: readonly Sighting[]): string[] {
  const seen = new Map<string, number>();
  return sightings.map((sighting) => {
    const view = viewOf(sighting);
    const ordinal = (seen.get(view) ?? 0) + 1;
    seen.set(view, ordinal);
    return `${view}.${ordinal}`;
  });
}

const differ = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;
const agree = (one: string | undefined, other: string | undefined): boolean => one !== undefined && one === other;

const isCamt = (format: string): boolean => format.startsWith('camt.');

/** True where two messages of the same schema name two things: another reference of the bank and other words. */
function isOtherInCamt({ format, bank, payer, words }: Sighting, movement: Movement): boolean {
  if (!isCamt(format) || agree(payer, movement.payer)) return false;
  const others = Object.entries(movement.banks).filter(([other]) => isCamt(other));
  return others.some(
    ([other, known]) => differ(bank, known) && differ(words, movement.words[other as StatementFormat]),
  );
}

/** How well a sighting fits a movement that no statement of its format has shown yet; undefined when it is another one. */
function fit(sighting: Sighting, movement: Movement): number | undefined {
  const { endToEnd, bank, payer, words, isBatch } = sighting;
  // A batch as a whole has no end-to-end id: its details do.
  if (isBatch && movement.endToEnd !== undefined) return undefined;
  if (movement.isBatch && endToEnd !== undefined) return undefined;
  if (differ(endToEnd, movement.endToEnd) || isOtherInCamt(sighting, movement)) return undefined;
  const hasBank = Object.values(movement.banks).some((known) => agree(bank, known));
  const hasWords = Object.values(movement.words).includes(words);
  return (
    (agree(endToEnd, movement.endToEnd) ? 16 : 0) +
    (hasBank ? 8 : 0) +
    (isBatch && movement.isBatch ? 4 : 0) +
    (hasWords ? 2 : 0) +
    (agree(payer, movement.payer) ? 1 : 0)
  );
}

function seenAs(movement: Movement, sighting: Sighting, key: string): Movement {
  const { format, bank, words } = sighting;
  return {
    ...movement,
    views: { ...movement.views, [format]: key },
    banks: bank === undefined ? movement.banks : { ...movement.banks, [format]: bank },
    words: { ...movement.words, [format]: words },
    ...(movement.endToEnd === undefined && sighting.endToEnd !== undefined && { endToEnd: sighting.endToEnd }),
    ...(movement.payer === undefined && sighting.payer !== undefined && { payer: sighting.payer }),
    ...(sighting.isBatch && { isBatch: true }),
  };
}

const fresh = ({ source }: Sighting): Movement => ({ views: {}, banks: {}, words: {}, source });

/**
 * Tells which of the entries that one statement shows on an account, for one day, amount and sign, were shown before, and
 * which are new. Within a format the same entry looks the same in every statement, so as many are new as a statement shows
 * more of them; an entry that no statement of its format has shown is one that another format has, where there is one left
 * that it does not contradict, best fit first. So there are as many movements as the format that shows most of them has,
 * whatever the order in which statements come, and however often each comes.
 */
export function identify(known: readonly Movement[], sightings: readonly Sighting[]): Identified {
  const movements = [...known];
  const keys = keysOf(sightings);
  const places = sightings.map(({ format }, at) => known.findIndex(({ views }) => views[format] === keys[at]));
  const pairs = sightings
    .flatMap((sighting, at) =>
      places[at] !== -1
        ? []
        : known.flatMap((movement, place) => {
            const score = movement.views[sighting.format] === undefined ? fit(sighting, movement) : undefined;
            return score === undefined ? [] : [{ at, place, score }];
          }),
    )
    .toSorted((a, b) => b.score - a.score || a.at - b.at || a.place - b.place);
  const taken = new Set<number>();
  for (const { at, place } of pairs) {
    if (places[at] !== -1 || taken.has(place)) continue;
    taken.add(place);
    places[at] = place;
  }
  for (const [at, sighting] of sightings.entries()) {
    const place = places[at] === -1 ? movements.length : (places[at] ?? 0);
    places[at] = place;
    const before = movements[place] ?? fresh(sighting);
    const key = keys[at] ?? '';
    const isAsBefore = before.views[sighting.format] === key && (!sighting.isBatch || before.isBatch);
    if (!isAsBefore || movements[place] === undefined) movements[place] = seenAs(before, sighting, key);
  }
  return { movements, places };
}
