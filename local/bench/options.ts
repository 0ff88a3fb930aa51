import { parseArgs } from 'node:util';
import { type PartName, partNames } from './part-names.ts';

/** A receivables book to replay: its rows, the meaning of its columns, and the policy it is dunned by. */
export type BookFiles = { readonly csv: string; readonly columns: string; readonly policy: string };

export type BenchOptions = {
  readonly parts: readonly PartName[];
  readonly book: BookFiles | undefined;
  /** Where the figures go as JSON. */
  readonly json: string | undefined;
  readonly help: boolean;
};

export const usage = `Usage: npm run bench [-- PARTS… OPTIONS]

Measures Relance on this machine and prints the figures beside what they should be. It reports, and never fails for a
figure. Without parts it runs all of them: ${partNames.join(' ')}.

  replay   invoices per second, of the shipped book
  api      POST of an invoice and of a payment, beside the one transaction each has to make
  bundles  size and cold import of every function, beside a bare DynamoDB client
  cost     state transitions and what an invoice costs on AWS, for two lives of one
  lists    answers with 100,000 open invoices, beside those with 1,000
  burst    10,000 invoices at once while Step Functions throttles

  --csv FILE --columns FILE --policy FILE   the book to replay, all three; the formats of npm run replay
  --json FILE                               write the figures there too
  --help                                    print this
`;

/** The command line cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

function parsed(args: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        csv: option,
        columns: option,
        policy: option,
        json: option,
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

function partOf(text: string): PartName {
  const part = partNames.find((name) => name === text);
  if (part === undefined) throw new UsageError(`${text} is not a part of the bench: ${partNames.join(', ')}`);
  return part;
}

function bookOf({ csv, columns, policy }: { [Name in keyof BookFiles]?: string | undefined }): BookFiles | undefined {
  if (csv !== undefined && columns !== undefined && policy !== undefined) return { csv, columns, policy };
  const missing = Object.entries({ csv, columns, policy }).flatMap(([name, file]) =>
    file === undefined ? [`--${name}`] : [],
  );
  if (missing.length < 3) throw new UsageError(`a book needs ${missing.join(' and ')} too`);
  return undefined;
}

/**
 * What the bench is asked for.
 * @throws UsageError which names the part or option that is wrong
 */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parsed(args);
  const named = new Set(positionals.map(partOf));
  const { json, help } = values;
  if (json === '') throw new UsageError('--json needs a file');
  return {
    // In the order of the table, each once, however they were named.
    parts: partNames.filter((name) => named.size === 0 || named.has(name)),
    book: bookOf(values),
    json,
    help,
  };
}
