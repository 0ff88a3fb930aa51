/** A run of letters or of digits, and where it stands in the text. */
type Piece = { readonly text: string; readonly start: number; readonly end: number };

/** A year with what follows it, as numbers written without their dashes hold it. */
const yearAndMore = /^((?:19|20)\d\d)(\d+)$/;

/** Longer than the longest number of an invoice with a space between any two of its characters is none. */
const longestSpan = 64;
/** Letters and digits take turns at most so often in a number. */
const mostPieces = 6;
/** Two pieces of a number stand no further apart. */
const widestGap = 3;
/** Each is looked up: a text of a bank makes some hundred, no text makes more than these. */
const mostNumbers = 2_000;
const mostKeys = 400;

function piecesOf(text: string): Piece[] {
  return [...text.matchAll(/\p{L}+|\p{N}+/gu)].flatMap(({ 0: piece, index: start }) => {
    const [, year, more] = yearAndMore.exec(piece) ?? [];
    const end = start + piece.length;
    if (year === undefined || more === undefined) return [{ text: piece, start, end }];
    const middle = start + year.length;
    return [
      { text: year, start, end: middle },
      { text: more, start: middle, end },
    ];
  });
}

/** Neighboring pieces that may make a number together. */
function windowsOf(pieces: readonly Piece[]): Piece[][] {
  return pieces.flatMap((first, from) => {
    const windows: Piece[][] = [];
    let last = first;
    for (const piece of pieces.slice(from, from + mostPieces)) {
      if (piece.start - last.end > widestGap || piece.end - first.start > longestSpan) break;
      last = piece;
      windows.push(pieces.slice(from, from + windows.length + 1));
    }
    return windows.filter((window) => window.some((piece) => /\p{N}/u.test(piece.text)));
  });
}

/** How a number may have been before a bank wrote it down, the likeliest first. */
const spellings: readonly ((window: readonly Piece[], text: string) => string)[] = [
  (window, text) => text.slice(window[0]?.start, window.at(-1)?.end).replace(/\s+/g, ' '),
  (window, text) => text.slice(window[0]?.start, window.at(-1)?.end).replace(/\s+/g, ''),
  ...['-', '/', ''].map((joint) => (window: readonly Piece[]) => window.map((piece) => piece.text).join(joint)),
];

/** The text of a payment as it is searched: one kind of letters, digits and spaces. */
export function searchable(text: string): string {
  return text.normalize('NFKC');
}

/**
 * The numbers of invoices that a text may hold, to be looked up: each part of it as it is written, and as it may have been
 * before a bank changed its case, spaces and dashes. Which of them it names for sure is decided among those that exist.
 */
export function possibleNumbers(given: string): string[] {
  const text = searchable(given);
  const windows = windowsOf(piecesOf(text));
  const numbers = spellings.flatMap((spell) => windows.map((window) => spell(window, text)));
  return [...new Set(numbers.flatMap((number) => [number, number.toUpperCase()]))].slice(0, mostNumbers);
}

/** What two ways to write a number have in common: its letters in capitals, its digits without zeros in front. */
const keyOf = (pieces: readonly Piece[]): string =>
  pieces.map(({ text }) => (/\p{N}/u.test(text) ? text.replace(/^0+(?=.)/, '') : text.toUpperCase())).join('-');

/** The key under which an invoice is found by its number, whatever case, spaces, dashes and zeros it is written with. */
export function numberKeyOf(number: string): string {
  return keyOf(piecesOf(searchable(number)));
}

/** The keys of the numbers that a text may hold, each with the ways in which it is written there. */
export function possibleNumberKeys(given: string): ReadonlyMap<string, readonly string[]> {
  const text = searchable(given);
  const windows = windowsOf(piecesOf(text)).slice(0, mostKeys);
  const found = windows.map((window) => [keyOf(window), text.slice(window[0]?.start, window.at(-1)?.end)] as const);
  const groups = Map.groupBy(found, ([key]) => key);
  return new Map([...groups].map(([key, its]) => [key, [...new Set(its.map(([, written]) => written))]]));
}
