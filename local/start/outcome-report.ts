import { formatMoney } from '../../lambdas/domain/money.ts';
import { names } from '../stack/environment.ts';
import type { Stack } from '../stack/shape.ts';
import { messagesOf, outcomeOf } from './case-words.ts';
import type { Example } from './example-schema.ts';
import { layOutTable } from './lay-out-table.ts';
import type { ToldCase } from './read-cases.ts';
import type { ToldEntry } from './read-statements.ts';

/** What came of the story: every case of the stack, and what did not go as told, a sentence each. */
export type ToldStory = {
  readonly cases: readonly ToldCase[];
  /** The movements of each bank statement, and what became of them. */
  readonly statements: readonly (readonly ToldEntry[])[];
  readonly faults: readonly string[];
};

const columns = [
  { heading: 'Invoice', width: 20 },
  { heading: 'Debtor', width: 24 },
  { heading: 'Amount', width: 14, side: 'right' },
  { heading: 'Messages', width: 38 },
  { heading: 'Outcome', width: 31 },
] as const;

/** The table of what was sent for each invoice and what came of it. */
export function outcomeTable(cases: readonly ToldCase[]): string {
  return layOutTable(
    columns,
    cases.map((told) => [
      told.number,
      told.debtor.name,
      formatMoney(told.amount, 'en'),
      messagesOf(told),
      outcomeOf(told),
    ]),
  );
}

function hasReached(told: ToldCase, outcome: Example['outcome']): boolean {
  // What a person decided after that, in an earlier start on the same data, takes nothing from it.
  if (outcome === 'escalated') return told.events.some(({ type }) => type === 'LegalDecisionRequested');
  return told.status === outcome;
}

/** The examples that did not end as their story says, a sentence each. */
export function missedOutcomes(examples: readonly Example[], cases: readonly ToldCase[]): string[] {
  const byId = new Map(cases.map((told) => [told.id, told]));
  return examples.flatMap(({ id, invoice: { number }, outcome }) => {
    const told = byId.get(id);
    if (!told) return [`${number} is not there`];
    return hasReached(told, outcome) ? [] : [`${number} was to be ${outcome}: ${outcomeOf(told)}`];
  });
}

/** What broke underneath: executions that failed, and records that no function would take. */
export async function brokenParts({ stepFunctions, stream }: Stack): Promise<string[]> {
  const lists = await Promise.all(
    [names.dunning, names.debtorNotice].map((stateMachineArn) =>
      stepFunctions.listExecutions({ stateMachineArn, statusFilter: 'FAILED' }),
    ),
  );
  const failed = lists.flatMap(({ executions = [] }) => executions.map(({ name }) => `execution ${name} failed`));
  const buried = stream.deadLetters.map(({ functionName }) => `${functionName} did not take a record of the stream`);
  return [...failed, ...buried];
}

const dayMs = 86_400_000;

/** How much was played, in one line, and what did not come out. */
export function storyTotals({ cases, faults }: ToldStory, { ses, stepFunctions }: Stack, playedMs: number): string {
  const counts = [
    `${cases.length} invoices`,
    `${ses.count()} messages`,
    `${stepFunctions.transitionCount()} state transitions`,
    `${Math.round(playedMs / dayMs)} days in ${(performance.now() / 1000).toFixed(1)} seconds`,
  ];
  const missed = faults.map((fault) => `- ${fault}\n`).join('');
  return `${counts.join(', ')}\n${faults.length === 0 ? '' : `\nThe story did not come out:\n${missed}`}`;
}
