import { addDays, type CivilDate } from '../../calendar/civil-date.ts';
import { firstOpening, localDate } from '../../calendar/send-window.ts';
import type { Debtor } from '../../debtor.ts';
import type { DunningPolicy } from '../../dunning-policy.ts';
import { type Task, taskIdOf } from '../../task.ts';
import { caseTask } from '../case-task.ts';
import { balanceMinor, type Case, isClosed, moneyOf } from '../case.ts';
import { type Accepted, accepted, repeated, type TaskEnd, type Willing } from '../decision.ts';
import type { CaseFact } from '../events.ts';
import { inTurn } from '../in-turn.ts';
import { routeAdvicePath } from '../legal-decision/route-advice-path.ts';
import { prescriptionOfCase } from './prescription-of-case.ts';

type Situation = {
  readonly dunned: Case;
  readonly debtor: Pick<Debtor, 'country' | 'kind'> & Partial<Pick<Debtor, 'owner'>>;
  readonly policy: Pick<DunningPolicy, 'prescriptionAlertDays' | 'sendWindow'>;
  readonly now: string;
};

/** From when a person is alerted, and of which day; undefined where no rule is known or nothing is owed. */
function alertOf({
  dunned,
  debtor,
  policy,
}: Omit<Situation, 'now'>): { readonly from: CivilDate; readonly prescribesOn: CivilDate } | undefined {
  const isOwed = dunned.status === 'handedOver' || !isClosed(dunned);
  if (!isOwed || balanceMinor(dunned) <= 0) return undefined;
  const prescription = prescriptionOfCase({ dunned, debtor });
  if (prescription.kind === 'unknown') return undefined;
  const { prescribesOn } = prescription;
  return { from: addDays(prescribesOn, -policy.prescriptionAlertDays), prescribesOn };
}

/** The opening of the day on which a person has to be alerted, while that is to come; undefined when it is not. */
export function nextPrescriptionAlert(situation: Situation): string | undefined {
  const { dunned, policy, now } = situation;
  if (isClosed(dunned)) return undefined;
  const alert = alertOf(situation);
  if (!alert || dunned.prescription?.alert?.prescribesOn === alert.prescribesOn) return undefined;
  const opening = firstOpening(alert.from, policy.sendWindow);
  return opening > now ? opening : undefined;
}

function alertTask({ dunned, debtor, now }: Situation, prescribesOn: CivilDate, dueOn: CivilDate): Task {
  return caseTask(dunned, now, {
    id: taskIdOf('prescriptionAlert', dunned.id, dunned.revision),
    kind: 'prescriptionAlert',
    dueOn,
    owner: debtor.owner?.name,
    data: {
      prescribesOn,
      balance: moneyOf(dunned, balanceMinor(dunned)),
      status: dunned.status,
      routeAdvice: routeAdvicePath(dunned.id),
      notice: 'Computed from the due date and the interruptions on record. This is no legal advice.',
    },
  });
}

/**
 * Alerts a person, once for each date, that the claim of a case can be sued for until a day: so many days before as the
 * policy says. For a case that is handed over the task is there at once, due on that day, as nobody looks at it any more.
 * It is taken back when the date has moved or nothing is owed.
 */
export function watchPrescription(situation: Situation): Willing {
  const { dunned, policy, now } = situation;
  const today = localDate(now, policy.sendWindow.timeZone);
  const alert = alertOf(situation);
  const wanted = alert && (dunned.status === 'handedOver' || alert.from <= today) ? alert : undefined;
  const raised = dunned.prescription?.alert;
  if (raised?.prescribesOn === wanted?.prescribesOn) return repeated;
  const facts: CaseFact[] = [];
  const end: TaskEnd[] = [];
  if (raised?.taskId) {
    facts.push({ type: 'PrescriptionAlertWithdrawn', data: { taskId: raised.taskId } });
    end.push({ taskId: raised.taskId, result: 'not needed' });
  }
  if (!wanted) return facts.length === 0 ? repeated : accepted(facts, { end });
  const { from, prescribesOn } = wanted;
  const task = alertTask(situation, prescribesOn, from > today ? from : today);
  facts.push({ type: 'PrescriptionAlertRaised', data: { prescribesOn, taskId: task.id } });
  return accepted(facts, { raise: [task], end });
}

/** An act with what it means for the alert, as one decision. */
export function withPrescription<S extends Situation>(situation: S, decision: Accepted): Accepted {
  const both = inTurn<Situation>(situation, [() => decision, watchPrescription]);
  return both.kind === 'accepted' ? both : decision;
}
