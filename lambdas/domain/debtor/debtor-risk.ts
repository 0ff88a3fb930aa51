import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type Refused, refused, type TaskEnd } from '../case/decision.ts';
import type { Debtor } from '../debtor.ts';
import { standingInsolvency } from '../insolvency/insolvency.ts';
import { openTask, type Task, taskIdOf } from '../task.ts';
import { changed, type DebtorDecision } from './debtor-change.ts';
import type { DebtorRisk, PostedRisk } from './risk-report.ts';

type Risky = Pick<Debtor, 'risks'>;
type Day = { readonly now: string; readonly today: CivilDate };

const daysToCheck = 1;
/** As many as stay on record. */
const mostRisks = 100;

function checkTask(debtor: Debtor, risk: PostedRisk, taskId: string, { now, today }: Day): Task {
  const { provider, on, procedure, publishedOn } = risk;
  const data = { riskId: risk.id, provider, on, procedure, publishedOn };
  const dueOn = addDays(today, daysToCheck);
  const { creditor, id: debtorId, owner } = debtor;
  return openTask({ id: taskId, kind: 'checkInsolvency', creditor, debtorId, dueOn, owner: owner?.name, data }, now);
}

function refusalOf({ on, publishedOn }: PostedRisk, today: CivilDate): Refused | undefined {
  if (on > today) return refused('on', 'is after today', 'on');
  return publishedOn !== undefined && publishedOn > today
    ? refused('publishedOn', 'is after today', 'publishedOn')
    : undefined;
}

/**
 * Takes what somebody says of a debtor's risk: it moves the grade of the payer. An insolvency that was announced is looked
 * at by a person, who records it: it stops nothing by itself.
 */
export function takeRisk(debtor: Debtor, posted: PostedRisk, day: Day): DebtorDecision {
  const { risks = [] } = debtor;
  const known = risks.find(({ id }) => id === posted.id);
  if (known) {
    const { since: _since, taskId: _taskId, ...content } = known;
    return canonicalJson(content) === canonicalJson(posted)
      ? { kind: 'repeated' }
      : refused('riskTaken', 'the id was taken with other content', 'id');
  }
  const refusal = refusalOf(posted, day.today);
  if (refusal) return refusal;
  const isToCheck = posted.change === 'insolvencyOpened' && !standingInsolvency(debtor);
  const taskId = isToCheck ? taskIdOf('checkInsolvency', debtor.creditor, debtor.id, posted.id) : null;
  const risk: DebtorRisk = { ...posted, since: day.now, taskId };
  const { id: riskId, provider, change, on, grade } = posted;
  return changed(
    debtor,
    { risks: [...risks, risk].slice(-mostRisks) },
    {
      type: 'RiskReported',
      data: { riskId, provider, change, on, ...(grade && { grade }), ...(taskId !== null && { taskId }) },
    },
    { raise: taskId === null ? [] : [checkTask(debtor, posted, taskId, day)] },
  );
}

/** What was announced is settled by an insolvency on record: nobody has to look at it any more. */
export function settleChecks({ risks = [] }: Risky): {
  readonly changes: { readonly risks?: readonly DebtorRisk[] };
  readonly end: readonly TaskEnd[];
} {
  const end = risks.flatMap(({ taskId }) => (taskId === null ? [] : [{ taskId, result: 'recorded' }]));
  return end.length === 0
    ? { changes: {}, end }
    : { changes: { risks: risks.map((risk) => ({ ...risk, taskId: null })) }, end };
}

/** A person has looked at what was announced, and recorded nothing. */
export function endInsolvencyCheck(debtor: Debtor, taskId: string, result: string): DebtorDecision {
  const { risks = [] } = debtor;
  const checked = risks.find((risk) => risk.taskId === taskId);
  if (!checked) return { kind: 'repeated' };
  return changed(
    debtor,
    { risks: risks.map((risk) => (risk === checked ? { ...risk, taskId: null } : risk)) },
    { type: 'InsolvencyChecked', data: { riskId: checked.id, taskId } },
    { end: [{ taskId, result }] },
  );
}
