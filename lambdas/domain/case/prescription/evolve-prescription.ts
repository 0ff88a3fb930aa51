import type { PrescriptionFact, PrescriptionRecord } from '../../prescription/prescription-facts.ts';
import type { Case } from '../case.ts';

const nothing: PrescriptionRecord = { interruptions: [], alert: null };

function recordAfter(before: PrescriptionRecord, fact: PrescriptionFact): PrescriptionRecord {
  switch (fact.type) {
    case 'PrescriptionInterrupted': {
      const { interruptionId: id, ...interruption } = fact.data;
      return { ...before, interruptions: [...before.interruptions, { id, ...interruption }] };
    }
    case 'PrescriptionInterruptionWithdrawn': {
      const { interruptionId } = fact.data;
      const interruptions = before.interruptions.map((each) =>
        each.id === interruptionId ? { ...each, isWithdrawn: true as const } : each,
      );
      return { ...before, interruptions };
    }
    case 'PrescriptionAlertRaised':
      return { ...before, alert: fact.data };
    case 'PrescriptionAlertWithdrawn':
      return { ...before, alert: null };
  }
}

/** The case after something of its prescription has changed. */
export function withPrescriptionFact(before: Case, fact: PrescriptionFact): Case {
  return { ...before, prescription: recordAfter(before.prescription ?? nothing, fact) };
}
