import path from 'node:path';
import { parseArgs } from 'node:util';
import { type CivilDate, civilDateSchema } from '../../lambdas/domain/calendar/civil-date.ts';
import { ReplayInputError } from '../replay/replay-input-error.ts';
import { projectRoot } from '../stack/environment.ts';

export const usage = `npm run what-if -- --policy NEW.json [--present POLICY.json] [--csv FILE --columns COLUMNS.json] [--until YYYY-MM-DD] [--json OUT.json]

Replays a receivables book under a policy as it is and under another one, and tells what would change.

  --policy NEW.json       the policy to try
  --present POLICY.json   the one to compare it with; without it, the one of the same id
  --csv, --columns        the book, as npm run replay takes it; the shipped example without them
  --until YYYY-MM-DD      the last day that is played
  --json OUT.json         writes down every invoice that differs`;

export type WhatIfArguments = {
  readonly policy: string;
  readonly present: string | undefined;
  readonly csv: string;
  readonly columns: string;
  readonly until: CivilDate | undefined;
  readonly json: string | undefined;
};

const option = { type: 'string' } as const;

function parsed(args: readonly string[]) {
  try {
    const options = { policy: option, present: option, csv: option, columns: option, until: option, json: option };
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new ReplayInputError(`${(error as Error).message}\n${usage}`, { cause: error });
  }
}

/** A file of the book that is shipped, with a policy of its own. */
export const exampleOf = (file: 'book.csv' | 'columns.json' | 'policy.json'): string =>
  path.join(projectRoot, 'examples/replay', file);

/** What is asked for. Throws ReplayInputError, which names the option that is missing or wrong. */
export function readArguments(args: readonly string[]): WhatIfArguments {
  const { policy, present, csv, columns, until, json } = parsed(args);
  if (policy === undefined) throw new ReplayInputError(`--policy is missing\n${usage}`);
  if ((csv === undefined) !== (columns === undefined))
    throw new ReplayInputError(`${csv === undefined ? '--csv' : '--columns'} is missing\n${usage}`);
  const horizon = civilDateSchema.optional().safeParse(until);
  if (!horizon.success) throw new ReplayInputError(`--until ${horizon.error.issues[0]?.message}`);
  const book = { csv: csv ?? exampleOf('book.csv'), columns: columns ?? exampleOf('columns.json') };
  return { policy, present, ...book, until, json };
}
