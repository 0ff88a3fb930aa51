import { BrokenEventLogError } from '../broken-event-log-error.ts';
import type { Case } from '../case.ts';
import type { CaseFact } from '../events.ts';
import { withoutAgreements } from '../evolve-pauses.ts';
import { withoutTasks } from '../open-tasks.ts';

type LegalFact = Extract<CaseFact, { type: 'LegalDecisionRequested' | 'LegalDecisionWithdrawn' | 'LegalDecisionMade' }>;

function decided(before: Case, data: Extract<LegalFact, { type: 'LegalDecisionMade' }>['data'], at: string): Case {
  const { decision, reason, until } = data;
  if (decision === 'goOn') return { ...before, status: 'open', legal: null };
  if (decision === 'extend') {
    if (until === undefined) throw new BrokenEventLogError(`invoice ${before.id} is extended without a date`);
    return { ...before, legal: { kind: 'extended', until, reason } };
  }
  const status = decision === 'handOver' ? 'handedOver' : 'writtenOff';
  const closed = withoutTasks(withoutAgreements(before, at));
  return { ...closed, status, closedAt: at, legal: { kind: 'decided', decision, reason } };
}

/** The case after a person was asked what becomes of it, has decided, or need not decide any more. */
export function withLegalFact(before: Case, fact: LegalFact, at: string): Case {
  switch (fact.type) {
    case 'LegalDecisionRequested': {
      const { taskId, taskKind, joins } = fact.data;
      const follows = joins && { follows: joins.invoiceId };
      const legal = { kind: 'requested' as const, at, taskId, taskKind, ...follows };
      return { ...before, status: 'escalated', legal, ...(joins && { joined: joins }) };
    }
    case 'LegalDecisionWithdrawn':
      return { ...before, status: 'open', legal: null };
    case 'LegalDecisionMade':
      return decided(before, fact.data, at);
  }
}
