import { askForDebit } from '../../acts/ask-for-debit.ts';
import { askForStatement } from '../../acts/ask-for-statement.ts';
import { type Deps, situationOfRun } from '../../acts/dunning-of-case.ts';
import { onFreshState } from '../../acts/fresh-state.ts';
import { parkCase } from '../../acts/park-case.ts';
import { askForContacts } from '../../acts/personal-data/ask-for-contacts.ts';
import { prepareCase } from '../../acts/prepare-case.ts';
import { firstWake, movesAt, type Plan, planDunning, previousPlanSchema } from '../../domain/case/plan.ts';
import { wakeAfter } from '../../domain/case/wake.ts';
import { count } from '../../runtime/logging.ts';
import { isCurrent, caseInputSchema } from '../../runtime/run-input.ts';
import * as z from 'zod';

export const inputSchema = caseInputSchema.extend({ startedAt: z.iso.datetime(), previous: previousPlanSchema });

/** Plans the run from where the case stands, and notes by when it should have moved. */
export const createHandler =
  (deps: Deps) =>
  (input: z.infer<typeof inputSchema>): Promise<Plan> =>
    onFreshState(async () => {
      const found = await situationOfRun(deps, input);
      const isOurs = isCurrent(input, found.dunned);
      if (isOurs) await askForContacts(deps, found);
      // A run that has been replaced changes nothing any more.
      const situation = isOurs ? await askForDebit(deps, await prepareCase(deps, found)) : found;
      const plan = planDunning({
        ...situation,
        startedAt: input.startedAt,
        previous: input.previous,
        isCurrent: isOurs,
      });
      if (plan.isParked) await parkCase(deps, situation, plan.at.resumption);
      else if (plan.action === 'dun') {
        if (plan.stage === 'resumption') await askForStatement(deps, situation);
        await deps.store.setCaseWake(situation.dunned, wakeAfter(movesAt(situation, firstWake(plan))));
      }
      count('PlansMade');
      return plan;
    });
