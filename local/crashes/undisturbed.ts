import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { LambdaFunction } from '../lambda/invocation.ts';
import { type Account, accountSchema } from './account.ts';
import { type LifeEnd, liveOnce } from './live-once.ts';
import type { Pace } from './moment.ts';
import { shareKey } from './shared-key.ts';

type Ended = Extract<LifeEnd, { kind: 'ended' }>;

/** The story could not be played to its end. */
export class StoryDidNotEndError extends Error {
  override readonly name = 'StoryDidNotEndError';
}

const faultHeading = 'The story did not come out:\n';

/** What a life that came to its end left behind, with what it said did not come out. */
export function accountOf({ status, printed }: Ended, accountFile: string): Account {
  const [, faults = ''] = printed.split(faultHeading);
  if ((status !== 0 && faults === '') || status === null)
    throw new StoryDidNotEndError(`the story ended with status ${status}: ${printed.trim().slice(-2_000)}`);
  const told = JSON.parse(readFileSync(accountFile, 'utf8')) as object;
  return accountSchema.parse({
    ...told,
    faults: faults
      .trim()
      .split('\n')
      .filter((line) => line !== ''),
  });
}

export type Undisturbed = { readonly account: Account; readonly pace: Pace };

/**
 * Plays the story without a kill. With lost messages, SES loses these before it keeps them: what then follows is what has
 * to follow when a kill came between a message's record and its sending. Played once for each set of lost messages.
 */
export function createUndisturbed(dir: string, functions: readonly LambdaFunction[]) {
  const played = new Map<string, Promise<Undisturbed>>();

  async function play(lostMessages: readonly string[]): Promise<Undisturbed> {
    const dataDir = mkdtempSync(path.join(dir, 'undisturbed-'));
    await shareKey(dir, dataDir);
    const accountFile = path.join(dataDir, 'account.json');
    const end = await liveOnce({ dataDir, functions, accountFile, lostMessages: [...lostMessages] });
    if (end.kind === 'killed') throw new StoryDidNotEndError('the undisturbed story was killed');
    const account = accountOf(end, accountFile);
    rmSync(dataDir, { recursive: true });
    return { account, pace: end.pace };
  }

  return (lostMessages: readonly string[] = []): Promise<Undisturbed> => {
    const key = lostMessages.toSorted().join();
    const playing = played.get(key) ?? play(lostMessages);
    played.set(key, playing);
    return playing;
  };
}
