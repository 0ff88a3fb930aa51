import * as z from 'zod';
import { addDays, civilDateSchema } from '../calendar/civil-date.ts';
import type { Circumstances } from '../circumstances/circumstances.ts';
import { byPolicy } from '../circumstances/policy-version.ts';
import { plainText } from '../debtor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { latestDate } from '../invoice-dates.ts';
import { type Task, taskIdOf } from '../task.ts';
import { caseTask } from './case-task.ts';
import { balanceMinor, type Case, isClosed, moneyOf } from './case.ts';
import { accepted, type Decision, refused, repeated } from './decision.ts';
import { endsOfTasks } from './open-tasks.ts';

const reason = plainText(500);

/** POST /invoices/{id}/legal-decision */
export const legalDecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('handOver'), reason }),
  z.strictObject({ decision: z.literal('writeOff'), reason }),
  z.strictObject({
    decision: z.literal('extend'),
    reason,
    until: civilDateSchema.refine((until) => until <= latestDate, `is after ${latestDate}`),
  }),
]);
export type LegalDecision = z.infer<typeof legalDecisionSchema>;

/** Days a person has for a legal decision before it shows as overdue. */
const decisionDays = 7;

/** What a person is asked at the end of the ladder: of what is too small for a formal notice, or to write at all, "write off?". */
export function questionOf(
  dunned: Case,
  { legalThresholdMinor, minimumBalanceMinor }: DunningPolicy,
): 'legalDecision' | 'writeOffQuestion' {
  const isSmall = balanceMinor(dunned) < Math.max(legalThresholdMinor, minimumBalanceMinor);
  return isSmall ? 'writeOffQuestion' : 'legalDecision';
}

/** Puts the end of the ladder before a person: hand over, write off or extend; under the legal threshold, "write off?". `owner` looks after the debtor. */
export function requestLegalDecision(
  dunned: Case,
  policy: DunningPolicy,
  {
    now,
    today,
    circumstances,
    owner,
  }: { now: string; today: string; circumstances?: Circumstances; owner?: string | undefined },
): Decision {
  if (isClosed(dunned) || dunned.legal?.kind === 'requested') return repeated;
  const kind = questionOf(dunned, policy);
  const task: Task = caseTask(dunned, now, {
    id: taskIdOf(kind, dunned.id, dunned.revision),
    kind,
    dueOn: addDays(today, decisionDays),
    owner,
    data: { balance: moneyOf(dunned, balanceMinor(dunned)) },
  });
  const data = { taskId: task.id, taskKind: kind, ...byPolicy({ policy, circumstances }) } as const;
  return accepted([{ type: 'LegalDecisionRequested', data }], { raise: [task] });
}

/** Takes a person's legal decision, which needs to have been asked for. */
export function decideLegal(dunned: Case, decided: LegalDecision, today: string): Decision {
  const { legal } = dunned;
  if (isRepeated(dunned, decided)) return repeated;
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  if (legal?.kind !== 'requested') return refused('notRequested', 'the case has not reached its legal decision');
  if (decided.decision === 'extend' && decided.until <= today) return refused('until', 'is not after today', 'until');
  const until = decided.decision === 'extend' ? { until: decided.until } : {};
  const answered = [{ taskId: legal.taskId, result: decided.decision }];
  return accepted(
    [{ type: 'LegalDecisionMade', data: { decision: decided.decision, reason: decided.reason, ...until } }],
    { end: decided.decision === 'extend' ? answered : endsOfTasks(dunned, decided.decision) },
  );
}

function isRepeated({ legal }: Case, decided: LegalDecision): boolean {
  if (legal?.kind === 'decided') return legal.decision === decided.decision && legal.reason === decided.reason;
  if (legal?.kind !== 'extended' || decided.decision !== 'extend') return false;
  return legal.until === decided.until && legal.reason === decided.reason;
}
