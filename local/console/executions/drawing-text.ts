import { outcomeWords, type Standing, timesEntered, untilWords } from './state-standing.ts';

/** Lines of a text that are as wide as asked at most, unless a word alone is wider. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.pop();
    if (line === undefined) lines.push(word);
    else if (line.length + 1 + word.length <= width) lines.push(`${line} ${word}`);
    else lines.push(line, word);
  }
  return lines;
}

/** Lines of a label as they are; the library would put something else for a backslash and what follows it. */
export function toLabel(lines: readonly string[]): string {
  return lines.join('\n').replaceAll('\\', String.raw`\\`);
}

/** What a box says below its name: what became of the state, how often it was entered, until when it waits. */
export function outcomeLabel(standing: Standing): readonly string[] {
  if (standing.outcome === 'notEntered') return [];
  const { sign, word } = outcomeWords[standing.outcome];
  const said = [`${sign} ${word}`, timesEntered(standing)].filter(Boolean).join(', ');
  return [said, untilWords(standing)].filter(Boolean);
}
