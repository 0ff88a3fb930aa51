/** What says which kind of company it is, and titles: no part of a name. */
const noName = new Set(
  (
    'SA SAS SASU SARL EURL SNC SCI SCOP GIE GMBH AG KG OHG UG MBH CO COMPANY LTD LIMITED LLC PLC INC CORP BV NV SPRL SRL ' +
    'SPA AB OY AS APS SOCIETE STE ETS ETABLISSEMENTS M MR MME MLLE MRS MS HERR FRAU ET AND UND LE LA LES DE DU DES THE'
  ).split(' '),
);
/** Banks cut names off at lengths from here on: 24 (CFONB 120), 27, 32, 35, 70. */
const shortestCut = 24;
/** A name of one word says enough when it has so many letters. */
const longWord = 6;

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words of a name that tell it from others, in order of the alphabet: `SAS Dupont & Fils` is `DUPONT FILS`. */
export function wordsOfName(name: string): string[] {
  return [...new Set(plain(name).split(' '))].filter((word) => word.length > 1 && !noName.has(word)).toSorted();
}

/** True when two names are the same but for case, accents, legal forms, order, or where a bank has cut one off. */
export function isSameName(one: string, other: string): boolean {
  const [words, others] = [wordsOfName(one), wordsOfName(other)];
  if (words.length === 0) return false;
  if (words.join(' ') === others.join(' ')) return true;
  const [short, long] = [plain(one), plain(other)].toSorted((a, b) => a.length - b.length) as [string, string];
  return short.length >= shortestCut - 1 && long.startsWith(short);
}

/** True when a text holds a whole name that says enough: two words of it, or one long one. */
export function holdsName(text: string, name: string): boolean {
  const words = wordsOfName(name);
  if (words.length < 2 && (words[0]?.length ?? 0) < longWord) return false;
  const held = new Set(plain(text).split(' '));
  return words.every((word) => held.has(word));
}
