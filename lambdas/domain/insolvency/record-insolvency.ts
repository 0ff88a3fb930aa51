import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type Refused, refused, type TaskEnd } from '../case/decision.ts';
import type { Debtor } from '../debtor.ts';
import { changed, type DebtorDecision } from '../debtor/debtor-change.ts';
import { settleChecks } from '../debtor/debtor-risk.ts';
import { openTask, type Task, taskIdOf } from '../task.ts';
import type { ClaimsToDeclare } from './claims-to-declare.ts';
import { declarationDeadline } from './declaration-deadline.ts';
import { type Insolvency, type InsolvencyEnding, standingInsolvency } from './insolvency.ts';
import type { PostedInsolvency } from './insolvency-schema.ts';

type Day = { readonly now: string; readonly today: CivilDate };
type Insolvent = Pick<Debtor, 'insolvencies'>;

/** Days a person has to find a deadline out that is not known here. */
const daysToFindOut = 3;
/** As many as a task names; all of them are in GET /debtors/{id}/insolvency. */
const mostNamed = 300;

/** The insolvency of that id, whether it stands or has ended. */
export function findInsolvency({ insolvencies = [] }: Insolvent, insolvencyId: string): Insolvency | undefined {
  return insolvencies.find(({ id }) => id === insolvencyId);
}

function refusalOf({ openedOn, publishedOn }: PostedInsolvency, today: CivilDate): Refused | undefined {
  if (openedOn > today) return refused('openedOn', 'is after today', 'openedOn');
  if (publishedOn === undefined) return undefined;
  if (publishedOn < openedOn) return refused('publishedOn', 'is before openedOn', 'publishedOn');
  return publishedOn > today ? refused('publishedOn', 'is after today', 'publishedOn') : undefined;
}

function isSame(known: Insolvency, { id: _id, ...posted }: PostedInsolvency): boolean {
  const { openedOn, procedure, publishedOn, reference, note } = known;
  return canonicalJson({ openedOn, procedure, publishedOn, reference, note }) === canonicalJson(posted);
}

function declarationTask(
  { creditor, id: debtorId, country, kind, owner }: Debtor,
  { id, openedOn, procedure, publishedOn }: Insolvency,
  { claims, totals }: ClaimsToDeclare,
  { taskId, now, today }: Day & { readonly taskId: string },
): Task {
  const found = declarationDeadline(
    { openedOn, procedure, ...(publishedOn !== undefined && { publishedOn }) },
    { country, kind },
  );
  const data = {
    insolvencyId: id,
    openedOn,
    procedure,
    publishedOn,
    ...found,
    claims: claims.slice(0, mostNamed),
    unnamed: Math.max(0, claims.length - mostNamed),
    totals,
    notice: 'Computed from what is on record at the opening. This is no legal advice.',
  };
  const dueOn = found.deadline ?? addDays(today, daysToFindOut);
  return openTask({ id: taskId, kind: 'declareClaim', creditor, debtorId, dueOn, owner: owner?.name, data }, now);
}

function ended(
  { insolvencies = [] }: Insolvent,
  insolvencyId: string,
  end: NonNullable<Insolvency['end']>,
): readonly Insolvency[] {
  return insolvencies.map((each) => (each.id === insolvencyId ? { ...each, taskId: null, end } : each));
}

function endOfTask({ taskId }: Insolvency, result: string): TaskEnd[] {
  return taskId === null ? [] : [{ taskId, result }];
}

/**
 * A court has opened an insolvency of a debtor: nothing that asks for money leaves for any of his invoices, interest stops
 * at the opening, and a person is asked to declare what is owed, in time. Recorded again under another id while one stands,
 * because more is known of it, the new one takes its place. The log names dates and ids alone.
 */
export function recordInsolvency(
  debtor: Debtor,
  insolvencyId: string,
  posted: PostedInsolvency,
  { now, today, claims }: Day & { readonly claims: (debtor: Debtor) => ClaimsToDeclare },
): DebtorDecision {
  const known = findInsolvency(debtor, insolvencyId);
  if (known)
    return isSame(known, posted)
      ? { kind: 'repeated' }
      : refused('insolvencyTaken', 'the id is taken by an insolvency with other content');
  const refusal = refusalOf(posted, today);
  if (refusal) return refusal;
  const before = standingInsolvency(debtor);
  const { id: _id, ...content } = posted;
  const taskId = taskIdOf('declareClaim', debtor.creditor, debtor.id, insolvencyId);
  const insolvency: Insolvency = { ...content, id: insolvencyId, since: now, taskId, end: null };
  const others = before ? ended(debtor, before.id, { at: now, on: today, how: 'recordedAnew' }) : debtor.insolvencies;
  const insolvencies = [...(others ?? []), insolvency];
  const { openedOn, procedure, publishedOn } = posted;
  const { deadline } = declarationDeadline(insolvency, debtor);
  const task = declarationTask(debtor, insolvency, claims({ ...debtor, insolvencies }), { taskId, now, today });
  const checks = settleChecks(debtor);
  return changed(
    debtor,
    { insolvencies, ...checks.changes },
    {
      type: 'InsolvencyRecorded',
      data: {
        insolvencyId,
        openedOn,
        procedure,
        ...(publishedOn !== undefined && { publishedOn }),
        deadline,
        taskId,
        ...(before && { inPlaceOf: before.id }),
      },
    },
    { raise: [task], end: [...(before ? endOfTask(before, 'recorded anew') : []), ...checks.end] },
  );
}

/**
 * The insolvency that stands holds no more. Recorded in error, interest runs as if it had never been; with the procedure
 * over, it does not run again for what had been invoiced by then. His cases go on where they stand.
 */
export function endInsolvency(debtor: Debtor, how: InsolvencyEnding, { now, today }: Day): DebtorDecision {
  const standing = standingInsolvency(debtor);
  if (!standing) {
    const last = debtor.insolvencies?.at(-1);
    return last?.end?.how === how ? { kind: 'repeated' } : refused('notInsolvent', 'no insolvency of him is on record');
  }
  const { id: insolvencyId } = standing;
  const insolvencies = ended(debtor, insolvencyId, { at: now, on: today, how });
  return changed(
    debtor,
    { insolvencies },
    { type: 'InsolvencyEnded', data: { insolvencyId, how } },
    { end: endOfTask(standing, how) },
  );
}

/** A person has declared the claims, or says what came of it: the task is done, the insolvency stands. */
export function declareClaims(debtor: Debtor, taskId: string, result: string, now: string): DebtorDecision {
  const { insolvencies = [] } = debtor;
  const insolvency = insolvencies.find((each) => each.taskId === taskId);
  if (!insolvency) return { kind: 'repeated' };
  return changed(
    debtor,
    {
      insolvencies: insolvencies.map((each) =>
        each === insolvency ? { ...each, taskId: null, declaredAt: now } : each,
      ),
    },
    { type: 'ClaimsDeclared', data: { insolvencyId: insolvency.id, taskId } },
    { end: [{ taskId, result }] },
  );
}
