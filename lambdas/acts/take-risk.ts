import { takeRisk } from '../domain/debtor/debtor-risk.ts';
import type { PostedRisk } from '../domain/debtor/risk-report.ts';
import type { PayerKey } from '../ports/records.ts';
import { changeDebtor, type DebtorOutcome, todayOf } from './change-debtor.ts';
import type { Deps } from './dunning-of-case.ts';
import { reviewCredit } from './review-credit.ts';

/**
 * Takes what somebody says of a debtor's risk, once under its id, and reviews his credit; should that fail, he is woken
 * for it.
 */
export async function takeRiskReport(
  deps: Deps,
  { creditor, debtorId }: PayerKey,
  posted: PostedRisk,
  { by, key }: { readonly by: string; readonly key: string | undefined },
): Promise<DebtorOutcome> {
  const act = { name: 'risk', creditor, debtorId, by, key, content: posted };
  const outcome = await changeDebtor(deps, act, (situation) =>
    takeRisk(situation.debtor, posted, { now: situation.now, today: todayOf(deps, situation) }),
  );
  if (outcome.kind !== 'changed') return outcome;
  await reviewCredit(deps, { creditor, debtorId });
  const debtor = await deps.store.loadDebtor(creditor, debtorId);
  return { kind: 'changed', debtor: debtor ?? outcome.debtor };
}
