import { parseArgs } from 'node:util';
import { UsageError } from '../start/options.ts';

export type PreviewOptions = {
  /** Where the messages are written, as it was given on the command line; undefined is the project's own folder. */
  readonly out: string | undefined;
  readonly help: boolean;
};

export const usage = `Usage: npm run preview [-- OPTIONS]

Writes every message that can leave, of every stage, kind and language, and the mails to finance and to owners,
with invented customers, as HTML, as text and as the mail itself, and an index.html to look through them.

  --out DIR    the folder to write to; preview/ in the project unless given
  --help       print this
`;

function parsed(args: readonly string[]) {
  try {
    const options = { out: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** @throws UsageError on unknown options and values that are none. */
export function readOptions(args: readonly string[]): PreviewOptions {
  const { out, help } = parsed(args);
  if (out === '') throw new UsageError('--out needs a folder');
  return { out, help };
}
