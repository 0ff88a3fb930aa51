import * as z from 'zod';
import { addDays, civilDateSchema } from '../../calendar/civil-date.ts';
import type { Circumstances } from '../../circumstances/circumstances.ts';
import { byPolicy } from '../../circumstances/policy-version.ts';
import { plainText } from '../../plain-text.ts';
import type { DunningPolicy } from '../../dunning-policy.ts';
import { latestDate } from '../../invoice-dates.ts';
import { type Task, taskIdOf } from '../../task.ts';
import { caseTask } from '../case-task.ts';
import { balanceMinor, type Case, isClosed, moneyOf } from '../case.ts';
import { type Accepted, accepted, type Decision, refused, repeated, type Willing } from '../decision.ts';
import { type HandOver, handOver } from '../collection/hand-over.ts';
import { endsOfLegal, endsOfTasks } from '../open-tasks.ts';
import { routeAdvicePath } from './route-advice-path.ts';
import { writeOff } from '../write-off/write-off.ts';
import { writeOffReasons } from '../write-off/write-off-sum.ts';

const reason = plainText(500);

/** POST /invoices/{id}/legal-decision */
export const legalDecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('handOver'),
    reason,
    collectorId: plainText(40).optional().describe("One of the creditor's collectors; needed where it has any."),
    offerIndex: z.int().min(0).optional().describe('Which of his offers is taken; the first is 0.'),
  }),
  z.strictObject({ decision: z.literal('writeOff'), reason, reasonCode: z.enum(writeOffReasons).optional() }),
  z.strictObject({
    decision: z.literal('extend'),
    reason,
    until: civilDateSchema.refine((until) => until <= latestDate, `is after ${latestDate}`),
  }),
  z
    .strictObject({ decision: z.literal('goOn'), reason })
    .describe('It does not follow another case of the debtor to a collector: its ladder goes on where it stands.'),
]);
export type LegalDecision = z.infer<typeof legalDecisionSchema>;

type Joined = NonNullable<Case['joined']>;

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
    joins,
  }: { now: string; today: string; circumstances?: Circumstances; owner?: string | undefined; joins?: Joined },
): Willing {
  if (isClosed(dunned) || dunned.legal?.kind === 'requested') return repeated;
  const kind = questionOf(dunned, policy);
  const task: Task = caseTask(dunned, now, {
    id: taskIdOf(kind, dunned.id, dunned.revision),
    kind,
    dueOn: addDays(today, decisionDays),
    owner,
    data: {
      balance: moneyOf(dunned, balanceMinor(dunned)),
      routeAdvice: routeAdvicePath(dunned.id),
      ...(joins && { follows: joins.invoiceId }),
    },
  });
  const because = byPolicy({ policy, circumstances });
  const data = { taskId: task.id, taskKind: kind, ...because, ...(joins && { joins }) } as const;
  return accepted([{ type: 'LegalDecisionRequested', data }], { raise: [task] });
}

/** Who decides, when, and what comes with the decision. */
type Deciding = {
  readonly now: string;
  readonly by: string;
  readonly approvalAboveMinor: number | null;
  readonly owner?: string | undefined;
  /** What the case is handed over with, when that is decided. */
  readonly handOver?: HandOver | undefined;
};

/** Why a decision cannot be taken, or is not taken again; undefined when it can. */
export function refusalOfDecision(
  dunned: Case,
  decided: LegalDecision,
  today: string,
): Exclude<Decision, Accepted> | undefined {
  const { legal } = dunned;
  if (isRepeated(dunned, decided)) return { kind: 'repeated' };
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  if (legal?.kind !== 'requested') return refused('notRequested', 'the case has not reached its legal decision');
  if (decided.decision === 'extend' && decided.until <= today) return refused('until', 'is not after today', 'until');
  if (decided.decision === 'goOn' && legal.follows === undefined)
    return refused('notFollowing', 'the case follows no other one: its ladder is at its end');
  return undefined;
}

/** Takes a person's legal decision, which needs to have been asked for. */
export function decideLegal(dunned: Case, decided: LegalDecision, today: string, deciding?: Deciding): Decision {
  const refusal = refusalOfDecision(dunned, decided, today);
  if (refusal) return refusal;
  const { decision, reason } = decided;
  const made = { type: 'LegalDecisionMade' as const, data: { decision, reason } };
  switch (decision) {
    case 'extend':
      return accepted([{ ...made, data: { ...made.data, until: decided.until } }], {
        end: endsOfLegal(dunned, decision),
      });
    case 'goOn':
      return accepted([made], { end: endsOfLegal(dunned, decision) });
    case 'writeOff': {
      const { now = '', by = '', approvalAboveMinor = null } = deciding ?? {};
      const reasons = { reason, reasonCode: decided.reasonCode ?? 'other' };
      return writeOff(dunned, reasons, { now, today, by, approvalAboveMinor });
    }
    case 'handOver': {
      const end = endsOfTasks(dunned, decision);
      if (!deciding?.handOver) return accepted([made], { end });
      const { handOver: handing, now, owner } = deciding;
      const given = handOver(dunned, handing, { now, today, owner });
      return given.kind === 'accepted' ? { ...given, facts: [made, ...given.facts], end } : given;
    }
  }
}

function isRepeated({ legal, collection, writeOff: lost }: Case, decided: LegalDecision): boolean {
  if (legal?.kind === 'requested' && legal.writeOff) {
    const { reason, reasonCode } = legal.writeOff;
    return (
      decided.decision === 'writeOff' && reason === decided.reason && reasonCode === (decided.reasonCode ?? 'other')
    );
  }
  if (legal?.kind === 'extended')
    return decided.decision === 'extend' && legal.until === decided.until && legal.reason === decided.reason;
  if (legal?.kind !== 'decided' || legal.decision !== decided.decision || legal.reason !== decided.reason) return false;
  if (decided.decision === 'writeOff') return lost === undefined || lost.reasonCode === (decided.reasonCode ?? 'other');
  if (decided.decision !== 'handOver' || !collection) return true;
  const { id, offer } = collection.collector ?? { id: undefined, offer: undefined };
  return id === decided.collectorId && offer?.index === decided.offerIndex;
}
