import { parseArgs } from 'node:util';

export type ImportOptions =
  | {
      readonly kind: 'import';
      readonly files: readonly string[];
      readonly json: string | undefined;
      readonly data: string | undefined;
    }
  | { readonly kind: 'help' };

export const usage = `Usage: npm run import -- [--json OUT.json] [--data DIR] FILES…

Reads e-invoices (UBL, CII, Factur-X) and bank statements (camt, CFONB 120, MT940, OFX, ZIPs of them) as they are,
takes them by the API of a local stack, invoices first, and prints a line for each: accepted, duplicate or refused,
and why. A folder stands for all files in it.

Without --data it is a trial: each file is booked under the company that it names, and nothing is kept or sent.

  --json OUT  also write all that was read, and what became of it, as JSON
  --data DIR  take them into a data folder of npm start, for its creditor; a later start on DIR goes on with them
  --help      print this
`;

/** The command line cannot be understood. */
export class ImportUsageError extends Error {
  override readonly name = 'ImportUsageError';
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const options = { json: text, data: text, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new ImportUsageError((error as Error).message, { cause: error });
  }
}

/** @throws ImportUsageError on unknown options, empty ones, and when no file is named. */
export function readOptions(args: readonly string[]): ImportOptions {
  const { values, positionals } = parsed(args);
  if (values.help === true) return { kind: 'help' };
  for (const name of ['json', 'data'] as const)
    if (values[name] === '') throw new ImportUsageError(`--${name} needs a path`);
  if (positionals.length === 0) throw new ImportUsageError('Name the files to import.');
  return { kind: 'import', files: positionals, json: values.json, data: values.data };
}
