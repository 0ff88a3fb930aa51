import * as z from 'zod';
import type { CivilDate } from '../../calendar/civil-date.ts';
import { addDays } from '../../calendar/civil-date.ts';
import { plainText } from '../../plain-text.ts';
import { taskIdOf } from '../../task.ts';
import { actIdSchema } from '../act-id.ts';
import { caseTask } from '../case-task.ts';
import { balanceMinor, type Case, moneyOf } from '../case.ts';
import { standingMatter } from './standing-matter.ts';
import { type Decision, refused } from '../decision.ts';
import { reopenCase } from '../reopen-case.ts';

/** POST /invoices/{id}/collection/recall. An `id` of the caller's makes it repeatable. */
export const recallSchema = z.strictObject({ id: actIdSchema.optional(), reason: plainText(500) });
type Recall = z.infer<typeof recallSchema>;

/** POST /invoices/{id}/collection/close. An `id` of the caller's makes it repeatable. */
export const collectionClosingSchema = z.strictObject({
  id: actIdSchema.optional(),
  outcome: z
    .enum(['collected', 'uncollectable', 'returned'])
    .describe(
      'What he came to: with `collected` or `uncollectable`, a person is asked whether what is left is written off; `returned` to us, the ladder goes on where it stood.',
    ),
  reason: plainText(500),
});
type CollectionClosing = z.infer<typeof collectionClosingSchema>;

/** Days a person has for the question before it shows as overdue. */
const decisionDays = 7;

const notHandedOver = (dunned: Case) => refused('notHandedOver', `the case is not with a collector: ${dunned.status}`);

/**
 * Takes a case back from whoever has it: it is open again at the stage it had reached, in a new run, and its legal decision
 * is asked for again. The event tells the collector.
 */
export function recallCase(dunned: Case, { reason }: Recall): Decision {
  return dunned.status === 'handedOver' ? reopenCase(dunned, { reason }) : notHandedOver(dunned);
}

/**
 * The collector is done. Returned, the case goes on where it stood; collected or uncollectable, a person is asked at once
 * whether what is left of it is written off. A matter of which nothing is owed any more has ended by itself before.
 */
export function closeCollection(
  dunned: Case,
  { outcome, reason }: CollectionClosing,
  { now, today, owner }: { readonly now: string; readonly today: CivilDate; readonly owner?: string | undefined },
): Decision {
  if (!standingMatter(dunned)) return notHandedOver(dunned);
  const back = reopenCase(dunned, { reason }, [], outcome);
  if (back.kind !== 'accepted' || outcome === 'returned') return back;
  const task = caseTask(dunned, now, {
    id: taskIdOf('writeOffQuestion', dunned.id, dunned.revision),
    kind: 'writeOffQuestion',
    dueOn: addDays(today, decisionDays),
    owner,
    data: { balance: moneyOf(dunned, balanceMinor(dunned)), outcome },
  });
  const asked = { type: 'LegalDecisionRequested' as const, data: { taskId: task.id, taskKind: task.kind } };
  return { ...back, facts: [...back.facts, asked], raise: [...back.raise, task] };
}
