import { createServer } from 'node:http';
import { demoSettings } from '../stack/environment.ts';
import { listen } from '../stack/listen.ts';
import type { StackOptions } from '../stack/shape.ts';
import { startStack } from '../stack/stack.ts';
import { createApiClient } from './api-client.ts';
import { bankReadings } from './bank-readings.ts';
import { bankLines } from './bank-words.ts';
import { showDefects } from './defects.ts';
import { openKeptTime, unkeptTime } from './kept-time.ts';
import { live } from './live.ts';
import { loadExamples } from './load-examples.ts';
import { outcomeTable, storyTotals } from './outcome-report.ts';
import { type AlsoTell, playStory } from './play-story.ts';
import { createProgress, type Output } from './progress.ts';
import { startVirtualClock, startWallClock } from './start-clock.ts';

export type StartInput = {
  readonly examplesDir: string;
  /** Where data stays; without it, data is gone at the end. */
  readonly dataDir: string | undefined;
  /** Of the API; the pages are on the next one. */
  readonly port: number | undefined;
  /** Run on the clock of the wall, without the examples' story. */
  readonly isRealTime?: boolean | undefined;
  /** End after the story's table instead of going on until `signal`. */
  readonly isToExit: boolean;
  readonly output: Output;
  readonly errors: Output;
  /** Aborted to end: the stack is then closed in good order. */
  readonly signal: AbortSignal;
  /** Told every instant before anything of it happens, in milliseconds since 1970. */
  readonly onTime?: ((now: number) => void) | undefined;
  /** Whether the day's digest of all cases is signed; it is unless told otherwise. */
  readonly signsChainHeads?: boolean | undefined;
  /** Where the functions are bundled already. */
  readonly functions?: StackOptions['functions'];
  /** Whoever else acts while the story is played. */
  readonly alsoTell?: AlsoTell | undefined;
};

/** The exit status of a program that was ended before it was done. */
const interrupted = 130;

/** Asked before anything is started: a taken port is an everyday thing, and should leave nothing behind. */
async function checkPorts(port: number | undefined): Promise<void> {
  if (port === undefined) return;
  for (const wanted of [port, port + 1]) await (await listen(createServer(), wanted)).close();
}

/**
 * Starts all of Relance and goes on until the signal; in virtual time it first tells the examples' story and prints what
 * came of it. Answers the exit status: 0 when the story came out.
 * @throws ExampleError, DataFolderError, NoDynamoDbEngineError
 */
export async function start(input: StartInput): Promise<number> {
  const { examplesDir, dataDir, port, isRealTime, isToExit, output, signal, functions, signsChainHeads = true } = input;
  const settings = demoSettings();
  const examples =
    isRealTime === true
      ? { invoices: [], creditNotes: [], bankStatements: [] }
      : await loadExamples(examplesDir, settings);
  await checkPorts(port);
  const keptTime = dataDir === undefined ? unkeptTime : openKeptTime(dataDir);
  const onTime = (now: number): void => {
    keptTime.keep(now);
    input.onTime?.(now);
  };
  const going = { ...input, onTime };
  const parts = { dataDir, settings, port, functions, signsChainHeads, log: showDefects(input.errors) };
  try {
    if (isRealTime === true) {
      const stack = await startStack({ ...parts, clock: startWallClock(keptTime) });
      return await closingAfter(stack, async () => {
        await live(stack, [], going);
        return 0;
      });
    }
    const clock = startVirtualClock(keptTime, examples);
    const startedAt = clock.now();
    const stack = await startStack({ ...parts, clock });
    return await closingAfter(stack, async () => {
      const api = createApiClient(stack.url, await stack.token());
      const progress = createProgress(output);
      const also = bankReadings(examples, stack);
      const story = await playStory({ ...going, also, stack, clock, api, examples, progress });
      if (signal.aborted) return interrupted;
      const totals = storyTotals(story, stack, clock.now() - startedAt);
      output.write(`\n${outcomeTable(story.cases)}\n${bankLines(story.statements)}${totals}`);
      if (!isToExit) await live(stack, story.cases, { ...going, also });
      return story.faults.length === 0 ? 0 : 1;
    });
  } finally {
    keptTime.close();
  }
}

async function closingAfter(stack: { close: () => Promise<void> }, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } finally {
    await stack.close();
  }
}
