import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
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
  { program, databaseFile, temporaryDir }: EngineProcessInput,
): Promise<EngineProcess> {
  const engine = spawn(program, ['serve', '--port', String(port), '--db-path', databaseFile], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // In a group of its own, so that Ctrl-C leaves the engine up until the stack has ended what it was doing.
    detached: true,
  });
  const hasEnded = new Promise<void>((resolve) => void engine.on('exit', () => resolve()));
  if (engine.pid === undefined) {
    const [error] = (await once(engine, 'error')) as [Error];
    throw new EngineDidNotStartError(program, error.message);
  }
  const watcher = spawnWatcher(engine.pid, temporaryDir);
  const hasTidied = once(watcher, 'exit');
  try {
    await listening(engine, program);
  } catch (error) {
    watcher.kill('SIGKILL');
    throw error;
  }
  engine.unref();
  watcher.unref();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid: engine.pid,
    async close() {
      engine.ref();
      watcher.ref();
      watcher.stdin?.end();
      await Promise.all([hasEnded, hasTidied]);
    },
  };
}

/** Waits for the engine's own word that it listens: an answer on the port might come from somebody else. */
function listening(engine: ChildProcess, program: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    engine.on('close', (code) => reject(new EngineDidNotStartError(program, `${output} (status ${code})`)));
    engine.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4_096);
      if (output.includes('listening')) resolve();
    });
  });
}

/**
 * A shell that waits for the end of its input, which comes when this process ends in whatever way, kill -9 included;
 * it then ends the engine and removes its temporary folder.
 */
function spawnWatcher(enginePid: number, temporaryDir = ''): ChildProcess {
  // What is temporary need not end in good order, and a killed engine writes no more into the folder that goes.
  const script = 'cat >/dev/null; if [ -z "$1" ]; then kill "$0"; else kill -9 "$0"; rm -rf "$1"; fi';
  return spawn('/bin/sh', ['-c', script, String(enginePid), temporaryDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
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
