import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { Accepted, Decision } from '../../../lambdas/domain/case/decision.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { makeInstalmentPlan } from '../../../lambdas/domain/case/instalment-plan.ts';
import { makePromise, type PostedPromise } from '../../../lambdas/domain/case/promise.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { settlePauses } from '../../../lambdas/domain/case/settle-pauses.ts';
import type { Circumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import type { DunningPolicy } from '../../../lambdas/domain/dunning-policy.ts';
import type { Instalment } from '../../../lambdas/domain/message/transactional.ts';
import { aCase, aPolicy } from '../builders.ts';

/** 10:00 in Paris of a summer day. */
export const at = (day: string): string => `${day}T08:00:00.000Z`;

/** A decision that was taken. Throws on any other. */
export function taken(decision: Decision): Accepted {
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
  return decision;
}

/** The case after a decision taken on a day. */
export function after(dunned: Case, decision: Decision, day: string): Case {
  return record(dunned, taken(decision).facts, { at: at(day), by: 'person' }).after;
}

type Made = { readonly dunned?: Case; readonly day?: string; readonly policy?: DunningPolicy };

/** A case whose debtor has promised 500.00 EUR for Friday 2026-04-10, unless told otherwise. */
export function promised(
  posted: Partial<PostedPromise> = {},
  { dunned = aCase(), day = '2026-04-02', policy = aPolicy() }: Made = {},
): Case {
  const { id = 'P-1', ...changes } = posted;
  const promise = { amountMinor: 50_000, promisedFor: '2026-04-10', by: 'Mme Durand', channel: 'phone', ...changes };
  return after(dunned, makePromise(dunned, id, promise as PostedPromise, { today: day, policy }), day);
}

/** Three instalments of 400.00 EUR on the first days of May, June and July 2026. */
export const threeInstalments: Instalment[] = [
  { amountMinor: 40_000, dueOn: '2026-05-04' },
  { amountMinor: 40_000, dueOn: '2026-06-01' },
  { amountMinor: 40_000, dueOn: '2026-07-01' },
];

/** A case of 1,200.00 EUR that is paid in instalments. */
export function inInstalments(
  instalments: Instalment[] = threeInstalments,
  { dunned = aCase(), day = '2026-04-13', policy = aPolicy() }: Made = {},
): Case {
  return after(dunned, makeInstalmentPlan(dunned, 'I-1', { instalments }, { today: day, policy }), day);
}

/** The case after a payment on a day. */
export function paid(dunned: Case, amountMinor: number, day: string, policy = aPolicy()): Case {
  const payment = {
    id: `bank-${dunned.payments.length}`,
    amount: { amountMinor, currency: 'EUR' as const },
    receivedOn: day,
  };
  return after(dunned, recordPayment(dunned, payment, { now: at(day), today: day, policy }), day);
}

/** What the days of its pauses bring to a case, at 10:00 of a day. */
export function settled(
  dunned: Case,
  day: string,
  { policy = aPolicy(), circumstances }: { policy?: DunningPolicy; circumstances?: Circumstances } = {},
): Decision {
  return settlePauses({ dunned, policy, now: at(day), ...(circumstances && { circumstances }) });
}
