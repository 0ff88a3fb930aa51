import { createServer } from 'node:http';
import { demoSettings } from '../stack/environment.ts';
import { listen } from '../stack/listen.ts';
import { startStack } from '../stack/stack.ts';
import { createVirtualClock } from '../time/clock.ts';
import { createApiClient } from './api-client.ts';
import { openKeptTime, unkeptTime } from './kept-time.ts';
import { showDefects } from './defects.ts';
import { invitationTo, live } from './live.ts';
import { loadExamples } from './load-examples.ts';
import { outcomeTable, storyTotals } from './outcome-report.ts';
import { playStory } from './play-story.ts';
import { createProgress, type Output } from './progress.ts';
import { tellingInstant } from './tell-story.ts';

export type StartInput = {
  readonly examplesDir: string;
  /** Where data stays; without it, data is gone at the end. */
  readonly dataDir: string | undefined;
  readonly port: number | undefined;
  /** End after the table instead of going on until `signal`. */
  readonly isToExit: boolean;
  readonly output: Output;
  readonly errors: Output;
  /** Aborted to end: the stack is then closed in good order. */
  readonly signal: AbortSignal;
  /** Told every virtual instant before anything of it happens, in milliseconds since 1970. */
  readonly onTime?: ((now: number) => void) | undefined;
};

/** The exit status of a program that was ended before it was done. */
const interrupted = 130;

/**
 * Starts all of Relance, tells the examples' story, prints what came of it, and goes on until the signal. Answers the
 * exit status: 0 when the story came out.
 * @throws ExampleError, DataFolderError, NoDynamoDbEngineError
 */
export async function start(input: StartInput): Promise<number> {
  const { examplesDir, dataDir, port, isToExit, output, signal } = input;
  const settings = demoSettings();
  const examples = loadExamples(examplesDir, settings);
  // Asked before anything is started: a taken port is an everyday thing, and should leave nothing behind.
  if (port !== undefined) await (await listen(createServer(), port)).close();
  const keptTime = dataDir === undefined ? unkeptTime : openKeptTime(dataDir);
  const firstDay = Math.min(...examples.map(({ invoice }) => tellingInstant(invoice.issueDate)));
  const clock = createVirtualClock(keptTime.stoodAt ?? firstDay);
  const onTime = (now: number): void => {
    keptTime.keep(now);
    input.onTime?.(now);
  };
  try {
    keptTime.keep(clock.now());
    const startedAt = clock.now();
    const stack = await startStack({ clock, dataDir, settings, port, log: showDefects(input.errors) });
    try {
      const token = await stack.token();
      const api = createApiClient(stack.url, token);
      const story = await playStory({ stack, clock, api, examples, progress: createProgress(output), signal, onTime });
      if (signal.aborted) return interrupted;
      output.write(`\n${outcomeTable(story.cases)}\n${storyTotals(story, stack, clock.now() - startedAt)}`);
      if (!isToExit) {
        output.write(`\n${invitationTo(stack, token, story.cases)}`);
        await live(stack, clock, { ...input, onTime });
      }
      return story.faults.length === 0 ? 0 : 1;
    } finally {
      await stack.close();
    }
  } finally {
    keptTime.close();
  }
}
