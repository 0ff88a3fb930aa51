import type * as z from 'zod';
import type { Case } from '../domain/case/case.ts';
import { interruptionNoteId } from '../domain/case/prescription/interrupt-prescription.ts';
import { interruptionCandidates, prescriptionOfCase } from '../domain/case/prescription/prescription-of-case.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { KeptNote } from '../ports/records.ts';
import type { prescriptionView } from './answers/prescription.ts';

/** Said wherever a person reads the date. */
const notice =
  'Computed from the due date and the interruptions on record. This is no legal advice: whether a claim is barred, a court says.';

/** Until when the claim of a case can be sued for, by which rules, and what could make it another day. */
export function prescriptionViewOf(
  dunned: Case,
  debtor: Pick<Debtor, 'country' | 'kind'>,
  notes: readonly KeptNote[],
): z.infer<typeof prescriptionView> {
  const found = prescriptionOfCase({ dunned, debtor });
  const counting = new Set(
    found.kind === 'known' ? found.interruptions.flatMap(({ id, counts }) => (counts ? [id] : [])) : [],
  );
  const interruptions = (dunned.prescription?.interruptions ?? []).map(({ id, kind, on, isWithdrawn = false }) => ({
    id,
    kind,
    on,
    counts: counting.has(id),
    isWithdrawn,
    note: notes.find((note) => note.id === interruptionNoteId(id))?.said['note'],
  }));
  const candidates = interruptionCandidates(dunned);
  if (found.kind === 'unknown') {
    const texts = [`Not known here: ${found.missing}.`];
    return { prescribesOn: null, isUncertain: true, uncertainties: [], texts, interruptions, candidates, notice };
  }
  const { prescribesOn, startsOn, years, texts, uncertainties } = found;
  return {
    prescribesOn,
    startsOn,
    years,
    isUncertain: uncertainties.length > 0,
    uncertainties: [...uncertainties],
    texts: [...texts],
    interruptions,
    candidates,
    notice,
  };
}
