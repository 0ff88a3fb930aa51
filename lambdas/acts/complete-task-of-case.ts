import { completeTask } from '../domain/case/complete-task.ts';
import type { Decision } from '../domain/case/decision.ts';
import { requestLetter } from '../domain/case/letter/request-letter.ts';
import type { Task } from '../domain/task.ts';
import type { CaseSituation } from './dunning-of-case.ts';

/**
 * Ends a task about a case. A formal notice that a person finds to have arrived asks for its registered letter as one does
 * that SES has taken at once.
 */
export function completeTaskOfCase(situation: CaseSituation, task: Task, result: string): Decision {
  const { dunned } = situation;
  const decision = completeTask(dunned, task, result);
  const { notice } = dunned;
  if (decision.kind !== 'accepted' || notice?.stage !== 'legalEscalation' || notice.messageKey === undefined)
    return decision;
  const hasArrived = decision.facts.some((fact) => fact.type === 'DeliverySettled' && !fact.data.resend);
  if (!hasArrived) return decision;
  const { cycle, messageKey, document } = notice;
  const { facts, raise } = requestLetter(situation, { cycle, messageKey }, document);
  return { ...decision, facts: [...decision.facts, ...facts], raise: [...decision.raise, ...raise] };
}
