import type { Output } from './progress.ts';

/** Passes on what the functions log as errors, and nothing else of their log. */
export function showDefects(errors: Output): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.includes('"level":"ERROR"')) errors.write(`${line}\n`);
  };
}
