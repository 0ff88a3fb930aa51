import { balanceMinor, type Case } from '../../../../lambdas/domain/case/case.ts';
import type { CaseFact } from '../../../../lambdas/domain/case/events.ts';
import type { HandOver } from '../../../../lambdas/domain/case/collection/hand-over.ts';
import { decideLegal, requestLegalDecision } from '../../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { aCaseThatSent, aPolicy } from '../../builders.ts';
import { after } from '../deciding.ts';

export const at = '2026-05-25T08:00:00.000Z';
export const today = '2026-05-25';
export const policy = aPolicy({ settlementToleranceMinor: 0 });
export const moment = { now: at, today, policy };

/** To an agency that keeps a tenth, for 60 days; `handing` says what else. */
export const handing: HandOver = {
  choice: {
    collector: {
      id: 'agency',
      kind: 'agency',
      offer: { index: 0, terms: { kind: 'percentage', percent: 10, minimumFeeMinor: 0, currency: 'EUR' } },
    },
    amicableDays: 60,
  },
  otherCases: 'hold',
  exported: { id: 'handOffExport-1', key: 'main/x/handOffExport-1', sha256: 'ab' },
  claimMinor: 5_000,
};

/** 1,200.00 EUR at the end of its ladder; `vatMinor` of it are VAT. */
export function escalated(vatMinor?: number, changes: Parameters<typeof aCaseThatSent>[1] = {}): Case {
  const sent = aCaseThatSent({ reminderOne: '2026-04-03', legalEscalation: '2026-05-05' }, changes);
  const dunned = { ...sent, invoice: { ...sent.invoice, ...(vatMinor !== undefined && { vatMinor }) } };
  return after(dunned, requestLegalDecision(dunned, policy, { now: at, today }), at);
}

/** The same in the hands of that agency since 2026-05-25. */
export function handedOver(): Case {
  const dunned = escalated();
  const decided = { decision: 'handOver' as const, reason: 'no answer', collectorId: 'agency', offerIndex: 0 };
  const deciding = { now: at, by: 'manager', approvalAboveMinor: null, handOver: handing };
  return after(dunned, decideLegal(dunned, decided, today, deciding), at);
}

/** Money that came in on 2026-06-10. */
export const aPayment = (id: string, amountMinor: number) => ({
  id,
  amount: { amountMinor, currency: 'EUR' as const },
  receivedOn: '2026-06-10',
});

export const standing = (dunned: Case) => [dunned.status, balanceMinor(dunned)];
export const dataOf = (facts: readonly CaseFact[], type: CaseFact['type']) =>
  facts.flatMap((fact) => (fact.type === type ? [fact.data] : []));
