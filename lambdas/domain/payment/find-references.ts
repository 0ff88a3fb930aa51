import { searchable } from './possible-numbers.ts';

/** An invoice by all that a payer may call it: its number, the reference we asked for, our own id. */
export type Nameable = { readonly id: string; readonly names: readonly string[] };

/** Which invoices a text names beyond doubt, and which it may name. */
export type FoundReferences = { readonly named: readonly string[]; readonly unclear: readonly string[] };

type Sighting = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Written exactly like the name, but for its case. */
  readonly isVerbatim: boolean;
};

/** A name of so many characters is not met by chance. */
const longName = 6;
/** Nor is a number without letters that has so many digits: shorter ones are years, days, amounts. */
const longNumber = 5;

/** Two letters of a name stand no further apart. */
const widestGap = 3;
const joined = `[^\\p{L}\\p{N}]{0,${widestGap}}`;
const invoiceWord = '(?:FACT(?:URES?)?|FAC|INV(?:OICES?)?|RECHNUNG(?:EN)?|RF\\d\\d)';
const numberWord = '(?:NUM(?:ERO|BER)?S?|N[OR]?S?)';
const listed = `(?:\\d+[^\\p{L}\\p{N}]{1,3}(?:(?:ET|AND|UND|U)[^\\p{L}\\p{N}]{1,3})?)*`;
/** What stands before says that a number of an invoice follows: `FACTURES N° 41, 42 ET `. */
const ledByWord = new RegExp(`(?<![\\p{L}\\p{N}])${invoiceWord}(?:${joined}${numberWord})?${joined}${listed}$`, 'iu');

/** Days and amounts, which are no numbers of invoices though they look like it. */
const dayOrAmount = /\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}(?!\d)|\d+[.,]\d{2}(?!\d)/g;

const compact = (text: string): string =>
  searchable(text)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
const isNumeric = (name: string): boolean => /^\p{N}+$/u.test(name);

function isApart(name: string, before: string): boolean {
  if (isNumeric(name)) return name.length >= longNumber && !/[\p{L}\p{N}][-/._]?$/u.test(before);
  if (name.length < longName) return !/[\p{L}\p{N}][-._]?$/u.test(before);
  return /^\p{L}/u.test(name) ? !/\p{L}$/u.test(before) : !/\p{N}$/u.test(before);
}

/** The word before is looked for last: in a long text that takes the longest. */
function startsThere(name: string, before: string): boolean {
  return isApart(name, before) || ledByWord.test(before);
}

function endsThere(name: string, after: string): boolean {
  // FA-1 is neither FA-12 nor FA-1-2.
  if (/\p{N}$/u.test(name) && /^[-._]?\p{N}/u.test(after)) return false;
  if (/\p{L}$/u.test(name) && /^\p{L}/u.test(after)) return false;
  if (isNumeric(name)) return !/^(?:[-/._]?\p{L}|\p{N})/u.test(after);
  if (name.length < longName) return !/^(?:[-._]?\p{L}|\p{N})/u.test(after);
  // A letter alone belongs to the number; more are the next word, which a bank has put on the same line.
  return !/^\p{L}(?!\p{L})/u.test(after);
}

/** A text as it is searched, its letters and digits alone, and where each of them stands. */
type Searched = { readonly text: string; readonly letters: string; readonly places: readonly number[] };

function searchedOf(text: string): Searched {
  const places: number[] = [];
  const letters = text.replace(/[\p{L}\p{N}]|[^]/gu, (letter, index: number) => {
    if (!/[\p{L}\p{N}]/u.test(letter)) return '';
    const upper = letter.toUpperCase();
    for (let unit = 0; unit < upper.length; unit += 1) places.push(index);
    return upper;
  });
  return { text, letters, places };
}

/** Where a name stands, its letters no further apart than banks put them: from, and behind the last. */
function* placesOf(letters: string, searched: Searched): Generator<readonly [number, number]> {
  for (let from = searched.letters.indexOf(letters); from !== -1;) {
    const places = searched.places.slice(from, from + letters.length);
    const isTogether = places.every((place, index) => place - (places[index - 1] ?? place) <= widestGap + 1);
    if (isTogether) yield [places[0] ?? 0, (places.at(-1) ?? 0) + 1];
    from = searched.letters.indexOf(letters, from + (isTogether ? letters.length : 1));
  }
}

function sightingsOf(name: string, id: string, searched: Searched): Sighting[] {
  const letters = compact(name);
  const { text } = searched;
  const verbatim = searchable(name).toUpperCase();
  return [...placesOf(letters, searched)].flatMap(([start, end]) => {
    if (!startsThere(letters, text.slice(0, start)) || !endsThere(letters, text.slice(end))) return [];
    return [{ id, start, end, isVerbatim: text.slice(start, end).toUpperCase() === verbatim }];
  });
}

function meets(one: Sighting, other: Sighting): boolean {
  return one.id !== other.id && one.start < other.end && other.start < one.end;
}

/** Of two names in one place the one that is written out wins: `FA-1-A` is not FA-1. */
function beats(one: Sighting, other: Sighting): boolean {
  const isWider = one.start <= other.start && one.end >= other.end && one.end - one.start > other.end - other.start;
  return one.isVerbatim && (isWider || (!other.isVerbatim && one.start === other.start && one.end === other.end));
}

/**
 * Finds which invoices the text of a payment names, though banks change case, spaces and dashes, break lines and put words
 * together. Never guesses: a name must stand by itself, and where two invoices may be meant, neither is named.
 */
export function findReferences(given: string, invoices: readonly Nameable[]): FoundReferences {
  const text = searchable(given);
  const whole = searchedOf(text);
  const withoutDays = searchedOf(text.replace(dayOrAmount, (found) => 'X'.repeat(found.length)));
  const sightings = invoices.flatMap(({ id, names }) =>
    [...new Set(names)]
      .filter((name) => compact(name) !== '')
      .flatMap((name) => sightingsOf(name, id, isNumeric(compact(name)) ? withoutDays : whole)),
  );
  const left = sightings.filter((each) => !sightings.some((other) => meets(each, other) && beats(other, each)));
  const isClear = (each: Sighting) => !left.some((other) => meets(each, other));
  const named = new Set(left.filter(isClear).map(({ id }) => id));
  const unclear = new Set(left.map(({ id }) => id).filter((id) => !named.has(id)));
  return { named: [...named], unclear: [...unclear] };
}
