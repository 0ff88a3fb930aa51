import { localDate } from '../../calendar/send-window.ts';
import { taskIdOf } from '../../task.ts';
import { claimLedgerOf } from './case-claim.ts';
import { caseTask } from '../case-task.ts';
import { isClosed } from '../case.ts';
import { type ClaimSituation, claimOf } from './claim-of-case.ts';
import { accepted, repeated, type Willing } from '../decision.ts';

/**
 * Asks a person, once for each reason, why the claim of an invoice that is late cannot be computed: a floor has overtaken
 * its contract rate, or no rule is known for such a rate or such a time. Messages say nothing of it until then.
 */
export function checkClaim(situation: ClaimSituation & { readonly now: string }): Willing {
  const { dunned, policy, now } = situation;
  const today = localDate(now, policy.sendWindow.timeZone);
  if (isClosed(dunned) || dunned.invoice.dueDate >= today) return repeated;
  const claim = claimOf(situation, today);
  if (claim.kind !== 'refused') return repeated;
  const { kind: why, message } = claim.refusal;
  const { check } = claimLedgerOf(dunned);
  if (check?.why === why) return repeated;
  const taskId = taskIdOf('checkClaim', dunned.id, why, dunned.revision);
  const task = caseTask(dunned, now, { id: taskId, kind: 'checkClaim', dueOn: today, data: { why, message } });
  return accepted([{ type: 'ClaimCheckAsked', data: { taskId, why } }], { raise: [task] });
}
