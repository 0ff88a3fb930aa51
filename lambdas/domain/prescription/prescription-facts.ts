import type { CivilDate } from '../calendar/civil-date.ts';
import type { Interruption } from './interruption.ts';

/** What can happen to the prescription of a claim. */
export type PrescriptionFact =
  | { type: 'PrescriptionInterrupted'; data: { interruptionId: string } & Omit<Interruption, 'id' | 'isWithdrawn'> }
  /** It was recorded by mistake: the period never began anew. */
  | { type: 'PrescriptionInterruptionWithdrawn'; data: { interruptionId: string } }
  /** A person is told in time that the claim can be sued for until a day, and not after it. */
  | { type: 'PrescriptionAlertRaised'; data: { prescribesOn: CivilDate; taskId: string } }
  /** That day has moved. */
  | { type: 'PrescriptionAlertWithdrawn'; data: { taskId: string } };

/** What a case knows of its prescription beside its dates. */
export type PrescriptionRecord = {
  readonly interruptions: readonly Interruption[];
  /** The day for which a person was alerted last, and the task while it is open. */
  readonly alert: { readonly prescribesOn: CivilDate; readonly taskId: string | null } | null;
};
