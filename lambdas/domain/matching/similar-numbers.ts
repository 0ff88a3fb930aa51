const confused: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8' };
/** Digits with such letters among them, and such letters by themselves behind a digit. */
const misread = /(?:(?<!\p{L})|(?=\d))[OILSB\d]*\d[OILSB\d]*(?!\p{L})|(?<=\d[-/. ]?)(?<!\p{L})[OILSB]+(?!\p{L})/giu;

/**
 * A text with the letters that are read for digits set right: O and 0, I or L and 1, S and 5, B and 8. What it names then
 * may be meant, and is never taken for it: the letter may be the number's own.
 */
export function withoutConfusions(text: string): string {
  return text.replace(misread, (run) => run.replace(/\p{L}/gu, (letter) => confused[letter.toUpperCase()] ?? letter));
}
