import type { CivilDate } from '../../calendar/civil-date.ts';
import type { PostedInterruption } from '../../prescription/interruption.ts';
import type { Case } from '../case.ts';
import { accepted, type Decision, refused, repeated } from '../decision.ts';
import { isSameSaid, saidMarkOf } from '../said-mark.ts';

/** As many as a claim has in a lifetime, and more. */
const mostInterruptions = 50;

/** The id of the note in which a person says what an interruption was. */
export function interruptionNoteId(interruptionId: string): string {
  return `interruption-${interruptionId}`;
}

/** The interruption of that id, one that was taken back as well. */
export function findInterruption({ prescription }: Pick<Case, 'prescription'>, interruptionId: string) {
  return prescription?.interruptions.find(({ id }) => id === interruptionId);
}

/**
 * Puts on record what interrupts the prescription of a claim, whatever has become of its case: one that was handed over is
 * sued for by others. Whether it counts is computed, not decided here.
 */
export function interruptPrescription(
  dunned: Case,
  interruptionId: string,
  { kind, on, note }: PostedInterruption,
  today: CivilDate,
): Decision {
  const saidMark = saidMarkOf(dunned.id, interruptionNoteId(interruptionId), { note });
  const known = findInterruption(dunned, interruptionId);
  if (known) {
    return known.kind === kind && known.on === on && isSameSaid(known.saidMark, saidMark)
      ? repeated
      : refused('interruptionTaken', 'the id is taken by an interruption with other content');
  }
  if (on > today) return refused('on', 'is after today', 'on');
  if (on <= dunned.invoice.dueDate)
    return refused('on', `is not after the due date, ${dunned.invoice.dueDate}: nothing ran by then`, 'on');
  if ((dunned.prescription?.interruptions.length ?? 0) >= mostInterruptions)
    return refused('tooMany', `${mostInterruptions} interruptions are on record already`);
  return accepted([{ type: 'PrescriptionInterrupted', data: { interruptionId, kind, on, saidMark } }], {
    notes: [{ id: interruptionNoteId(interruptionId), said: { note } }],
  });
}

/** Takes back an interruption that was recorded by mistake. Taken back, it stays so. */
export function withdrawInterruption(dunned: Case, interruptionId: string): Decision {
  const known = findInterruption(dunned, interruptionId);
  if (!known) return refused('unknown', `there is no interruption ${interruptionId}`);
  if (known.isWithdrawn) return repeated;
  return accepted([{ type: 'PrescriptionInterruptionWithdrawn', data: { interruptionId } }]);
}
