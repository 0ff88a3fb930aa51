import { parseArgs } from 'node:util';

export type StartOptions = {
  /** End after the table instead of going on. */
  readonly exit: boolean;
  /** Where data stays, as it was written on the command line. */
  readonly data: string | undefined;
  readonly port: number | undefined;
  /** Run on the clock of the wall, without the examples. */
  readonly realTime: boolean;
  readonly help: boolean;
};

export const usage = `Usage: npm start [-- OPTIONS]

Starts all of Relance on this machine, posts the examples, plays their days in virtual time, prints what came of
them, and goes on until Ctrl-C.

  --exit       end after the table; the exit status is 1 when the story did not come out
  --data DIR   keep data in DIR; a later start on the same DIR goes on from where it stood
  --port N     the port of the API on 127.0.0.1, with the pages on the next one; free ones unless given
  --real-time  run on your clock, without the examples: what is posted is dunned on its days
  --help       print this
`;

/** The command line cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The one after it is the pages'. */
const highestPort = 65_534;

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > highestPort) throw new UsageError(`--port ${text} is not a port, 1 to ${highestPort}`);
  return port;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        exit: { type: 'boolean', default: false },
        data: { type: 'string' },
        port: { type: 'string' },
        'real-time': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** @throws UsageError on unknown options and values that are none. */
export function readOptions(args: readonly string[]): StartOptions {
  const { exit, data, port, 'real-time': realTime, help } = parsed(args);
  if (data === '') throw new UsageError('--data needs a folder');
  if (exit && realTime)
    throw new UsageError('--exit ends after the story of the examples, which --real-time does not tell');
  return { exit, data, port: portOf(port), realTime, help };
}
