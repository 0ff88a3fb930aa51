import type { Case } from '../../../../lambdas/domain/case/case.ts';
import type { Accepted, Decision } from '../../../../lambdas/domain/case/decision.ts';
import { evolve } from '../../../../lambdas/domain/case/evolve.ts';
import type { Debtor } from '../../../../lambdas/domain/debtor.ts';
import type { DunningPolicy } from '../../../../lambdas/domain/dunning-policy.ts';
import type { LatePaymentTerms } from '../../../../lambdas/domain/late-payment/late-payment-terms.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../../builders.ts';

/** 1,200.00 EUR of a French business due on 2026-05-31: on 2026-08-31 interest is 37.26 EUR, and 40.00 EUR are fixed. */
export const lateCase = (changes: Partial<Omit<Case, 'invoice'>> = {}, latePayment?: LatePaymentTerms): Case => {
  const dunned = aCase({ invoice: { dueDate: '2026-05-31' }, ...changes });
  return latePayment ? { ...dunned, invoice: { ...dunned.invoice, latePayment } } : dunned;
};

/** A late case as people look at it on a day. */
export const situationOn = (
  today: string,
  {
    dunned = lateCase(),
    debtor = {},
    policy = {},
  }: { dunned?: Case; debtor?: Partial<Debtor>; policy?: Partial<DunningPolicy> } = {},
) => ({ dunned, debtor: aDebtorOnRecord(debtor), policy: aPolicy(policy), now: `${today}T09:00:00.000Z` });

/** The decision, which must not be a refusal or a repetition. */
export function taken(decision: Decision): Accepted {
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
  return decision;
}

/** The case after a decision. */
export function afterDecision(dunned: Case, decision: Decision, at = '2026-08-31T09:00:00.000Z'): Case {
  return taken(decision).facts.reduce((before, fact) => evolve(before, fact, at), dunned);
}
