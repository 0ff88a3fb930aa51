import type * as z from 'zod';
import { type Deps, situationOfRun } from '../../acts/dunning-of-case.ts';
import { writesOf } from '../../acts/change-case.ts';
import { onFreshState } from '../../acts/fresh-state.ts';
import { localDate } from '../../domain/calendar/send-window.ts';
import { checkStage } from '../../domain/case/check-stage.ts';
import { requestLegalDecision } from '../../domain/case/legal-decision/legal-decision.ts';
import { movesAt } from '../../domain/case/plan.ts';
import { wakeAfter } from '../../domain/case/wake.ts';
import { isCurrent, caseInputSchema } from '../../runtime/run-input.ts';

export const inputSchema = caseInputSchema;
const dayMs = 86_400_000;

/** Puts the end of the ladder before a person, as a task. */
export const createHandler =
  (deps: Deps) =>
  (input: z.infer<typeof inputSchema>): Promise<{ isRequested: boolean }> =>
    onFreshState(async () => {
      const situation = await situationOfRun(deps, input);
      const { dunned, debtor, policy, circumstances, now } = situation;
      if (!isCurrent(input, dunned) || checkStage(situation, 'legalDecision') !== 'send') return { isRequested: false };
      const today = localDate(now, policy.sendWindow.timeZone);
      const decision = requestLegalDecision(dunned, policy, { now, today, circumstances, owner: debtor.owner?.name });
      if (decision.kind !== 'accepted') return { isRequested: false };
      const review = new Date(Date.parse(now) + 30 * dayMs).toISOString();
      await deps.store.commit(writesOf(situation, decision, 'relance', wakeAfter(movesAt(situation, review))).writes);
      return { isRequested: true };
    });
