import type { Case } from '../case.ts';
import type { StatusFact } from './status-facts.ts';

/** The case after a status of its e-invoice was received or issued. */
export function withStatusFact(before: Case, fact: StatusFact): Case {
  switch (fact.type) {
    case 'InvoiceStatusReceived': {
      const { statusId: id, taskId: _asked, ...status } = fact.data;
      return { ...before, statuses: [...(before.statuses ?? []), { id, ...status }] };
    }
    case 'InvoiceStatusIssued': {
      const { statusId: id, paymentId, amountMinor, on } = fact.data;
      return { ...before, issuedStatuses: [...(before.issuedStatuses ?? []), { id, paymentId, amountMinor, on }] };
    }
  }
}
