import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export type EngineProcess = {
  endpoint: string;
  pid: number;
  /** Ends the engine in good order; what it holds is then all in its file. */
  close: () => Promise<void>;
};

type EngineProcessInput = {
  program: string;
  databaseFile: string;
  /** Removed once the engine has ended, however it ended. */
  temporaryDir?: string | undefined;
};

export class EngineDidNotStartError extends Error {
  override readonly name = 'EngineDidNotStartError';
  constructor(program: string, output: string) {
    super(`${program} did not start: ${output.trim()}`);
  }
}

// Between finding a free port and listening on it, another process may take it.
const startAttempts = 5;

/**
 * Starts the engine on a free port of the loopback interface.
 * @throws EngineDidNotStartError
 */
export async function startEngineProcess(input: EngineProcessInput): Promise<EngineProcess> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnPort(await freePort(), input);
    } catch (error) {
      const isPortTaken = error instanceof EngineDidNotStartError && /in use/i.test(error.message);
      if (!isPortTaken || attempt === startAttempts) throw error;
    }
  }
}

async function startOnPort(
  port: number,
  { program, databaseFile, temporaryDir = '' }: EngineProcessInput,
): Promise<EngineProcess> {
  const keeper = spawn('/bin/sh', ['-c', keeping, 'keeper', program, String(port), databaseFile, temporaryDir], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // In a group of its own, so that Ctrl-C leaves the engine up until the stack has ended what it was doing.
    detached: true,
  });
  const hasEnded = once(keeper, 'exit');
  const pid = await listening(keeper, program).catch((error: unknown) => {
    keeper.stdin.end();
    throw error;
  });
  keeper.unref();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid,
    async close() {
      keeper.ref();
      keeper.stdin.end();
      await hasEnded;
    },
  };
}

/**
 * A shell that starts the engine, tells its process id, and waits for the end of its own input, which comes when this
 * process ends in whatever way, kill -9 included; it then ends the engine and removes its temporary folder. What is
 * temporary need not end in good order, and a killed engine writes no more into the folder that goes.
 */
const keeping = `
"$1" serve --port "$2" --db-path "$3" </dev/null >/dev/null &
echo "$!"
exec >/dev/null 2>&1
cat
if [ -z "$4" ]; then kill "$!"; else kill -9 "$!"; fi
wait
if [ -n "$4" ]; then rm -rf "$4"; fi
`;

/** Waits for the engine's own word that it listens: an answer on the port might come from somebody else. Answers its process id. */
function listening({ stdout, stderr }: ChildProcessWithoutNullStreams, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let told = '';
    let output = '';
    const look = (): void => {
      if (output.includes('listening') && told.includes('\n')) resolve(Number(told));
    };
    // Nobody but the engine holds it: it ends with the engine.
    stderr.on('close', () => reject(new EngineDidNotStartError(program, output)));
    stderr.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4_096);
      look();
    });
    stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      look();
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
