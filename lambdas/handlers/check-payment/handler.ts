import * as z from 'zod';
import { type Deps, situationOfRun } from '../../acts/dunning-of-case.ts';
import { checkStage, type StageCheck } from '../../domain/case/check-stage.ts';
import { stageSchema } from '../../domain/dunning-policy.ts';
import { isCurrent, caseInputSchema } from '../../runtime/run-input.ts';

export const inputSchema = caseInputSchema.extend({ stage: z.union([stageSchema, z.literal('legalDecision')]) });

/** Asks, when the wait of a stage is over, whether its notice is to be sent. */
export const createHandler =
  (deps: Deps) =>
  async (input: z.infer<typeof inputSchema>): Promise<{ answer: StageCheck }> => {
    const situation = await situationOfRun(deps, input);
    return { answer: isCurrent(input, situation.dunned) ? checkStage(situation, input.stage) : 'leave' };
  };
