import type { Case } from '../case.ts';
import type { WriteOffFact } from './write-off-facts.ts';

/** So much more, or less when below zero, has come back of what was written off. */
function moved(before: Case, byMinor: number): Case {
  const { writeOff } = before;
  return writeOff
    ? { ...before, writeOff: { ...writeOff, recoveredMinor: writeOff.recoveredMinor + byMinor } }
    : before;
}

/** The case after something about its write-off was asked, or happened to it. */
export function withWriteOffFact(before: Case, fact: WriteOffFact, at: string): Case {
  switch (fact.type) {
    case 'WriteOffRequested': {
      const { taskId, ...writeOff } = fact.data;
      return { ...before, legal: { kind: 'requested', at, taskId, taskKind: 'approveWriteOff', writeOff } };
    }
    case 'WrittenOff': {
      const { amountMinor, netMinor, vatMinor, reasonCode } = fact.data;
      return { ...before, writeOff: { sum: { amountMinor, netMinor, vatMinor }, reasonCode, recoveredMinor: 0 } };
    }
    case 'WriteOffRecovered':
      return moved(before, fact.data.amountMinor);
    case 'WriteOffRecoveryReversed':
      return moved(before, -fact.data.amountMinor);
    case 'WriteOffUndone': {
      const { writeOff: _undone, ...rest } = before;
      return rest;
    }
  }
}
