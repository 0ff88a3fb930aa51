import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LambdaFunction } from '../lambda/invocation.ts';
import { playRound, type RoundEnd } from './round.ts';
import { createUndisturbed } from './undisturbed.ts';

/** What came of all rounds. */
export type CrashesEnd = {
  readonly rounds: number;
  readonly kills: number;
  /** Messages of the undisturbed story that were looked for in the killed ones. */
  readonly messages: number;
  /** Messages whose sending a kill left unknown, by what they are about: each was asked about, and none sent twice. */
  readonly inDoubt: readonly string[];
  /** What came out otherwise than in the undisturbed story, a sentence each. */
  readonly differences: readonly string[];
  /** The data folders of rounds with differences, which are kept. */
  readonly kept: readonly string[];
};

/** Folders that are killed at the same time: as many as the processors of a small machine. */
const lanes = 2;

/**
 * Plays the shipped story on folder after folder, each killed at moments given by the seed and started again until the
 * story is over, until so many kills have come; compares each with the undisturbed story.
 * @param onRound told the end of each round
 */
export async function playCrashes(input: {
  readonly moments: number;
  readonly seed: number;
  readonly functions: readonly LambdaFunction[];
  readonly onRound?: (end: RoundEnd) => void;
}): Promise<CrashesEnd> {
  const { moments, seed, functions, onRound } = input;
  const dir = mkdtempSync(path.join(tmpdir(), 'relance-crashes-'));
  const undisturbed = createUndisturbed(dir, functions);
  const { pace } = await undisturbed();
  const rounds: RoundEnd[] = [];
  let begun = 0;
  let left = moments;
  const allowed = {
    take(): boolean {
      if (left === 0) return false;
      left -= 1;
      return true;
    },
    giveBack: () => void (left += 1),
  };

  async function lane(): Promise<void> {
    while (left > 0) {
      begun += 1;
      const end = await playRound({ seed, round: begun, dir, functions, pace, undisturbed, allowed });
      rounds.push(end);
      onRound?.(end);
      if (end.differences.length === 0) rmSync(end.dataDir, { recursive: true });
    }
  }

  await Promise.all(Array.from({ length: lanes }, lane));
  const kept = rounds.filter(({ differences }) => differences.length > 0).map(({ dataDir }) => dataDir);
  if (kept.length === 0) rmSync(dir, { recursive: true });
  return {
    rounds: rounds.length,
    kills: rounds.reduce((sum, round) => sum + round.kills.length, 0),
    messages: rounds.reduce((sum, round) => sum + round.messages, 0),
    inDoubt: rounds.flatMap(({ inDoubt }) => inDoubt),
    differences: rounds.flatMap(({ differences }) => differences),
    kept,
  };
}
