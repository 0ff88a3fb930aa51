import { play } from '../stack/play.ts';
import type { Stack } from '../stack/shape.ts';
import type { VirtualClock } from '../time/clock.ts';
import type { ScriptAgenda } from '../time/script-agenda.ts';
import type { ApiClient } from './api-client.ts';
import type { Example } from './example-schema.ts';
import { brokenParts, missedOutcomes, type ToldStory } from './outcome-report.ts';
import type { Progress } from './progress.ts';
import { readCases } from './read-cases.ts';
import { tellStory } from './tell-story.ts';

/** A year after the last due date, every example has long come to rest; one that has not must not play for ever. */
const horizonMs = 366 * 86_400_000;

/** Plans more things to do among those of the story, which is over when they are done too. */
export type AlsoTell = (script: ScriptAgenda, parts: { readonly stack: Stack; readonly api: ApiClient }) => void;

/**
 * Posts the examples on their days and plays time until none moves any more.
 * @param onTime told every virtual instant before anything of it happens
 */
export async function playStory(input: {
  readonly stack: Stack;
  readonly clock: VirtualClock;
  readonly api: ApiClient;
  readonly examples: readonly Example[];
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly onTime: (now: number) => void;
  readonly alsoTell?: AlsoTell | undefined;
}): Promise<ToldStory> {
  const { stack, clock, api, examples, progress, signal, onTime, alsoTell } = input;
  const story = tellStory(examples, api, clock);
  alsoTell?.(story.script, { stack, api });
  const lastDue = Math.max(...examples.map(({ invoice }) => Date.parse(invoice.dueDate)));
  await play(stack, clock, {
    script: story.script,
    until: Math.max(lastDue, clock.now()) + horizonMs,
    shouldStop: () => signal.aborted || story.isOver(),
    onAdvance(now) {
      onTime(now);
      progress.show(now, () => ({ openInvoices: story.openInvoices(), messages: stack.ses.count() }));
    },
  });
  progress.end();
  const cases = await readCases(api);
  const faults = [...story.refusals, ...missedOutcomes(examples, cases), ...(await brokenParts(stack))];
  return { cases, faults };
}
