import * as z from 'zod';
import { type DigestDeps, signChainHeads } from '../../acts/chain-digest/sign-chain-heads.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';

export const inputSchema = z.object({});

/** Signs where the event chains of all cases that have changed stand, once a day: nobody can tell another story later. */
export const createHandler =
  (deps: DigestDeps) =>
  async (_input: z.infer<typeof inputSchema>): Promise<{ day: CivilDate | null; heads: number }> => {
    const digest = await signChainHeads(deps);
    return { day: digest?.day ?? null, heads: digest?.count ?? 0 };
  };
