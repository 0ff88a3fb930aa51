/** `On Mon, 2 Mar 2026 at 10:00, Claire <claire@…> wrote:` names a day or an address, which what people write so does not. */
const introduction = /^(on|le|am|el|il)\b(?=.*[\d@]).{1,400}\b(wrote|a [ée]crit|schrieb|escribi[óo]|ha scritto)\s*:$/i;
const mostIntroductionLines = 3;

const divider =
  /^-{2,}\s*(original message|message d['’]origine|message original|urspr[üu]ngliche nachricht|mensaje original|forwarded message|message transf[ée]r[ée])\s*-{2,}$/i;

const fromLine = /^(from|de|von)\s?:/i;
const dateLine = /^(sent|date|envoy[ée]|gesendet)\s?:/i;
const toLine = /^(to|[àa]|an)\s?:/i;
const headLines = 6;

type Quote = { readonly at: number; readonly lines: number };

/** Where what others wrote begins, and how many lines only say so. */
function quoteOf(lines: readonly string[]): Quote | undefined {
  for (const [at, line] of lines.entries()) {
    if (divider.test(line)) return { at, lines: 1 };
    for (let count = 1; count <= mostIntroductionLines; count += 1)
      if (introduction.test(lines.slice(at, at + count).join(' '))) return { at, lines: count };
    const head = lines.slice(at, at + headLines);
    if (fromLine.test(line) && head.some((each) => dateLine.test(each)) && head.some((each) => toLine.test(each)))
      return { at, lines: 1 };
  }
  return undefined;
}

function isQuoted(line: string | undefined): boolean {
  return line?.startsWith('>') === true;
}

/**
 * What somebody has written anew in a mail, without the mail that he answers: cut where that is announced, and without
 * lines marked by `>`. An answer below or between such lines stays. Never less than something: where nothing would be
 * left, all of it.
 */
export function newTextOf(text: string): string {
  const whole = text.replaceAll(/\r\n?/g, '\n').trim();
  const lines = whole.split('\n').map((line) => line.trimEnd());
  const quote = quoteOf(lines.map((line) => line.replaceAll('*', '').replaceAll(/\s+/g, ' ').trim()));
  let kept = lines;
  if (quote) {
    const after = lines.slice(quote.at + quote.lines);
    const goesOn = isQuoted(after.find((line) => line.trim() !== ''));
    kept = goesOn ? [...lines.slice(0, quote.at), ...after] : lines.slice(0, quote.at);
  }
  const written = kept.filter((line) => !isQuoted(line)).join('\n');
  const tidy = written
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/\n_{5,}\s*$/, '')
    .trim();
  return tidy === '' ? whole : tidy;
}
