import type { CivilDate } from '../../calendar/civil-date.ts';
import type { DebtorDetails } from '../../debtor.ts';
import type { Interruption } from '../../prescription/interruption.ts';
import { type Prescription, prescriptionOf } from '../../prescription/prescription.ts';
import { balanceMinor, type Case } from '../case.ts';

type Situation = {
  readonly dunned: Case;
  readonly debtor: Pick<DebtorDetails, 'country' | 'kind'>;
};

function standingInterruptions({ prescription }: Case): readonly Interruption[] {
  return (prescription?.interruptions ?? []).filter(({ isWithdrawn }) => !isWithdrawn);
}

/** Until when the claim of a case can be sued for, by the law of its debtor's country. */
export function prescriptionOfCase({ dunned, debtor }: Situation): Prescription {
  const { issueDate, dueDate, claimKind } = dunned.invoice;
  return prescriptionOf({
    country: debtor.country,
    debtorKind: debtor.kind,
    claimKind,
    issueDate,
    dueDate,
    interruptions: standingInterruptions(dunned),
  });
}

/** Something of the case that a person may take for an acknowledgement of the debt, and record as one. */
export type InterruptionCandidate = {
  readonly what: 'partPayment' | 'promise' | 'instalmentPlan';
  readonly id: string;
  readonly on: CivilDate;
};

/**
 * What the debtor has done after the due date that can be an acknowledgement (C. civ. 2240), which is uncertain: it counts
 * only once a person has recorded it. Nothing where nothing is owed any more.
 */
export function interruptionCandidates(dunned: Case): InterruptionCandidate[] {
  const { invoice, payments, pauses } = dunned;
  if (balanceMinor(dunned) <= 0) return [];
  const recorded = new Set(
    standingInterruptions(dunned).flatMap(({ kind, on }) => (kind === 'acknowledgement' ? [on] : [])),
  );
  const paid = payments.flatMap(({ id, receivedOn, reversal }): InterruptionCandidate[] =>
    reversal ? [] : [{ what: 'partPayment', id, on: receivedOn }],
  );
  const agreed = pauses.flatMap((pause): InterruptionCandidate[] => {
    if (pause.kind !== 'promise' && pause.kind !== 'instalmentPlan') return [];
    // The day in UTC: whoever records it names the day himself.
    return [{ what: pause.kind, id: pause.id, on: pause.since.slice(0, 10) }];
  });
  return [...paid, ...agreed]
    .filter(({ on }) => on > invoice.dueDate && !recorded.has(on))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
