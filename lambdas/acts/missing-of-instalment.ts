import type { Case } from '../domain/case/case.ts';
import { findInstalmentPlan } from '../domain/case/instalment-plan.ts';
import { instalmentsOf } from '../domain/case/settle-plan.ts';
import type { Instalment } from '../domain/message/transactional.ts';

/**
 * What of an instalment has not come and may be asked for, in minor units: what came in counts for the earliest ones
 * first, and nothing in dispute is asked.
 */
export function missingOfInstalment(dunned: Case, planId: string, { amountMinor, dueOn }: Instalment): number {
  const plan = findInstalmentPlan(dunned, planId);
  const parts = plan ? instalmentsOf(plan, dunned) : [];
  const missing = parts.find(({ instalment }) => instalment.dueOn === dueOn)?.askedMinor ?? amountMinor;
  return Math.min(amountMinor, missing);
}
