import { parseArgs } from 'node:util';
import { type CivilDate, civilDateSchema } from '../../lambdas/domain/calendar/civil-date.ts';
import { ReplayInputError } from './replay-input-error.ts';

export const usage =
  'npm run replay -- --csv FILE --columns COLUMNS.json --policy POLICY.json --json OUT.json [--until YYYY-MM-DD]';

export type ReplayArguments = {
  readonly csv: string;
  readonly columns: string;
  readonly policy: string;
  readonly json: string;
  readonly until: CivilDate | undefined;
};

const option = { type: 'string' } as const;

function parsed(args: readonly string[]) {
  try {
    const options = { csv: option, columns: option, policy: option, json: option, until: option };
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new ReplayInputError(`${(error as Error).message}\n${usage}`, { cause: error });
  }
}

/** What a replay is asked for. Throws ReplayInputError, which names the option that is missing or wrong. */
export function readArguments(args: readonly string[]): ReplayArguments {
  const { csv, columns, policy, json, until } = parsed(args);
  if (csv === undefined || columns === undefined || policy === undefined || json === undefined) {
    const missing = Object.entries({ csv, columns, policy, json }).flatMap(([name, value]) =>
      value === undefined ? [`--${name}`] : [],
    );
    throw new ReplayInputError(`${missing.join(', ')} is missing\n${usage}`);
  }
  const horizon = civilDateSchema.optional().safeParse(until);
  if (!horizon.success) throw new ReplayInputError(`--until ${horizon.error.issues[0]?.message}`);
  return { csv, columns, policy, json, until };
}
