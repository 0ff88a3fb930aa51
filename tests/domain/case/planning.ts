import { planDunning } from '../../../lambdas/domain/case/plan.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';

type Planned = Partial<Parameters<typeof planDunning>[0]>;

/** The plan of a new case in a new run, on 2026-03-01 unless told otherwise. */
export function plan(changes: Planned) {
  const now = changes.now ?? '2026-03-01T08:00:00.000Z';
  return planDunning({
    dunned: aCase(),
    debtor: aDebtorOnRecord(),
    policy: aPolicy(),
    now,
    startedAt: now,
    previous: { version: 0, rounds: 0 },
    isCurrent: true,
    ...changes,
  });
}
