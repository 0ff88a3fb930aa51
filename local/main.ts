import path from 'node:path';
import { projectRoot } from './stack/environment.ts';
import { plainSentenceOf } from './start/plain-sentence.ts';
import { readOptions, usage } from './start/options.ts';
import { start } from './start/start.ts';

/** `npm start` runs in the project's folder; a path on the command line is meant from where the command was given. */
function fromWhereAsked(folder: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
}

async function main(): Promise<number> {
  const { exit, data, port, realTime, help } = readOptions(process.argv.slice(2));
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const ended = new AbortController();
  // Once: a second Ctrl-C ends the process as it is.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  return start({
    examplesDir: path.join(projectRoot, 'examples'),
    dataDir: data === undefined ? undefined : fromWhereAsked(data),
    port,
    isToExit: exit,
    isRealTime: realTime,
    output: process.stdout,
    errors: process.stderr,
    signal: ended.signal,
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  const { sentence, exitCode } = plainSentenceOf(error);
  process.stderr.write(`${sentence}\n`);
  // What had been started by then may still be listening, and would keep the process alive.
  process.exit(exitCode);
}
