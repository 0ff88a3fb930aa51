import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LambdaFunction } from '../lambda/invocation.ts';
import type { Account } from './account.ts';
import { aboutOf, type Difference, differencesBetween } from './differences.ts';
import { type LifeEnd, liveOnce } from './live-once.ts';
import { type Moment, momentOf, type Pace } from './moment.ts';
import { processTable } from '../process-table.ts';
import { shareKey } from './shared-key.ts';
import { accountOf, type createUndisturbed, StoryDidNotEndError } from './undisturbed.ts';

/** A kill of a round: which life it ended, at which moment, and the virtual instant that life had reached. */
export type Kill = { readonly life: number; readonly moment: Moment; readonly reached: string | undefined };

/** What came of a round: its kills, the messages compared, those of which nobody knew, and a sentence for each difference. */
export type RoundEnd = {
  readonly round: number;
  readonly dataDir: string;
  readonly kills: readonly Kill[];
  readonly messages: number;
  readonly inDoubt: readonly string[];
  readonly differences: readonly string[];
};

/** Which kill, in words that find it again. */
function wordsOf(seed: number, round: number, kill: Kill | undefined): string {
  if (!kill) return `seed ${seed}, round ${round}, without a kill`;
  const { life, moment, reached = 'no time played' } = kill;
  const place =
    moment.during === 'start'
      ? `${moment.afterMs} ms after its start`
      : `${moment.share.toFixed(2)} instants after its instant ${moment.afterInstants}`;
  return `seed ${seed}, round ${round}, life ${life}: ${moment.victims} killed ${place}, at ${reached}`;
}

/** The kill that something which happened at an instant came after; the last one when it has no time. */
function killBefore(kills: readonly Kill[], at: string | undefined): Kill | undefined {
  if (at === undefined) return kills.at(-1);
  return kills.findLast(({ reached }) => reached !== undefined && reached <= at) ?? kills[0];
}

function doubtsOf({ messages, cases }: Account): { keys: string[]; about: string[] } {
  const unknown = messages.filter(({ state }) => state === 'unknown');
  const numbers = new Map(cases.map(({ invoice }) => [invoice.id, invoice.number]));
  return { keys: unknown.map(({ key }) => key), about: unknown.map((message) => aboutOf(message, numbers)) };
}

async function comparedWith(
  undisturbed: ReturnType<typeof createUndisturbed>,
  end: Extract<LifeEnd, { kind: 'ended' }>,
  accountFile: string,
): Promise<{ messages: number; inDoubt: readonly string[]; differences: readonly Difference[] }> {
  try {
    const account = accountOf(end, accountFile);
    const { keys, about } = doubtsOf(account);
    const { account: expected } = await undisturbed(keys);
    const differences = differencesBetween(expected, account);
    return { messages: expected.mails.length, inDoubt: about, differences };
  } catch (error) {
    if (!(error instanceof StoryDidNotEndError)) throw error;
    return { messages: 0, inDoubt: [], differences: [{ what: error.message, at: undefined }] };
  }
}

/** Every tenth of a second, for three seconds on a machine that has nothing else to do. */
const orphanLooks = 30;

/** The processes that a round left behind, once they have had the time to end by themselves. */
async function orphansOf(dataDir: string): Promise<string[]> {
  for (let look = 0; ; look += 1) {
    const left = processTable().filter(({ command }) => command.includes(dataDir));
    if (left.length === 0 || look === orphanLooks)
      return left.map(({ pid, command }) => `process ${pid} outlived it all: ${command}`);
    await pause(100);
  }
}
/**
 * Plays the story on a folder of its own, killed again and again while kills are allowed, until it comes to its end; then
 * compares it with the undisturbed one.
 */
export async function playRound(options: {
  readonly seed: number;
  readonly round: number;
  readonly dir: string;
  readonly functions: readonly LambdaFunction[];
  readonly pace: Pace;
  readonly undisturbed: ReturnType<typeof createUndisturbed>;
  /** Asked before each life; a kill that did not come is given back. */
  readonly allowed: { readonly take: () => boolean; readonly giveBack: () => void };
}): Promise<RoundEnd> {
  const { seed, round, dir, functions, pace, undisturbed, allowed } = options;
  const dataDir = path.join(dir, `round-${round}`);
  mkdirSync(dataDir);
  await shareKey(dir, dataDir);
  const accountFile = path.join(dataDir, 'account.json');
  const kills: Kill[] = [];
  for (let life = 1; ; life += 1) {
    const moment = momentOf(seed, round, life, pace);
    const mayDie = allowed.take();
    const input = { dataDir, functions, accountFile, lostMessages: [] };
    const end = await liveOnce(input, mayDie ? moment : undefined);
    if (end.kind === 'killed') {
      kills.push({ life, moment, reached: end.reached });
      continue;
    }
    if (mayDie) allowed.giveBack();
    const { messages, inDoubt, differences } = await comparedWith(undisturbed, end, accountFile);
    const found = differences.map(({ what, at }) => `${what} [${wordsOf(seed, round, killBefore(kills, at))}]`);
    const orphans = (await orphansOf(dataDir)).map((what) => `${what} [${wordsOf(seed, round, kills.at(-1))}]`);
    return { round, dataDir, kills, messages, inDoubt, differences: [...found, ...orphans] };
  }
}
