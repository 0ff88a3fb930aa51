import { parseArgs } from 'node:util';

export const usage = `Usage: npm run crashes -- [--moments N] [--seed N]

Kills a start of Relance at N moments given by the seed, each time starts it again on the same folder, and compares
what came of the story with the story that was left in peace.

  --moments N  how many kills; 200 unless given
  --seed N     other moments; 1 unless given
`;

/** The command line cannot be understood. */
export class CrashArgumentError extends Error {
  override readonly name = 'CrashArgumentError';
}

export type CrashArguments = { readonly moments: number; readonly seed: number };

function numberOf(option: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new CrashArgumentError(`--${option} ${text} is not a whole number from 1 on`);
  return Number(text);
}

function parsed(args: readonly string[]) {
  try {
    const option = { type: 'string' } as const;
    return parseArgs({ args: [...args], options: { moments: option, seed: option } }).values;
  } catch (error) {
    throw new CrashArgumentError((error as Error).message, { cause: error });
  }
}

/** @throws CrashArgumentError on unknown options and values that are no numbers. */
export function readArguments(args: readonly string[]): CrashArguments {
  const { moments = '200', seed = '1' } = parsed(args);
  return { moments: numberOf('moments', moments), seed: numberOf('seed', seed) };
}
