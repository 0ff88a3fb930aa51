import { play } from '../stack/play.ts';
import type { Stack } from '../stack/shape.ts';
import type { VirtualClock } from '../time/clock.ts';
import type { Agenda } from '../time/agenda.ts';
import type { ScriptAgenda } from '../time/script-agenda.ts';
import type { ApiClient } from './api-client.ts';
import type { Examples } from './example-schema.ts';
import { brokenParts, missedOutcomes, type ToldStory } from './outcome-report.ts';
import type { Progress } from './progress.ts';
import { readCases } from './read-cases.ts';
import { foundByOf, readStatements } from './read-statements.ts';
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
  readonly examples: Examples;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly onTime: (now: number) => void;
  readonly alsoTell?: AlsoTell | undefined;
  /** What happens beside the story, which does not wait for it. */
  readonly also: readonly Agenda[];
}): Promise<ToldStory> {
  const { stack, clock, api, examples, progress, signal, onTime, alsoTell, also } = input;
  const story = tellStory(examples, api, clock);
  alsoTell?.(story.script, { stack, api });
  const lastDue = Math.max(...examples.invoices.map(({ invoice }) => Date.parse(invoice.dueDate)));
  await play(stack, clock, {
    script: story.script,
    also,
    until: Math.max(lastDue, clock.now()) + horizonMs,
    shouldStop: () => signal.aborted || story.isOver(),
    onAdvance(now) {
      onTime(now);
      progress.show(now, () => ({ openInvoices: story.openInvoices(), messages: stack.ses.count() }));
    },
  });
  progress.end();
  const statements = await readStatements(api);
  const cases = await readCases(api, foundByOf(statements));
  const faults = [...story.refusals, ...missedOutcomes(examples.invoices, cases), ...(await brokenParts(stack))];
  return { cases, statements, faults };
}
