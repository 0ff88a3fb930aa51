import type * as z from 'zod';
import { type Deps, situationOfRun } from '../../acts/dunning-of-case.ts';
import { onFreshState } from '../../acts/fresh-state.ts';
import { proposeNotice } from '../../acts/propose-notice.ts';
import { stageSchema } from '../../domain/dunning-policy.ts';
import { isCurrent, caseInputSchema } from '../../runtime/run-input.ts';

export const inputSchema = caseInputSchema.extend({ stage: stageSchema });

/** Puts a stage's notice into the debtor's window. Whatever has happened since the check stands against it. */
export const createHandler =
  (deps: Deps) =>
  (input: z.infer<typeof inputSchema>): Promise<{ isProposed: boolean }> =>
    onFreshState(async () => {
      const situation = await situationOfRun(deps, input);
      if (!isCurrent(input, situation.dunned)) return { isProposed: false };
      return { isProposed: await proposeNotice(deps, situation, input.stage) };
    });
