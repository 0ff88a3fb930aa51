import { localDate } from '../../calendar/send-window.ts';
import type { Circumstances } from '../../circumstances/circumstances.ts';
import type { Debtor } from '../../debtor.ts';
import { toFollow } from '../../debtor/debtor-collection.ts';
import type { DunningPolicy } from '../../dunning-policy.ts';
import { assess } from '../assess.ts';
import { type BlockerCode, stillness } from '../blocker.ts';
import { type Case, isClosed } from '../case.ts';
import { repeated, type Willing } from '../decision.ts';
import { requestLegalDecision } from '../legal-decision/legal-decision.ts';

type Situation = {
  readonly dunned: Case;
  readonly debtor: Debtor;
  readonly policy: DunningPolicy;
  readonly circumstances?: Circumstances;
  readonly now: string;
};

const still: ReadonlySet<BlockerCode> = new Set<BlockerCode>(stillness);

/**
 * Puts a case before a person because another one of its debtor is with a collector and the policy lets the others follow:
 * once for each such case, when it is due, and not while people or the debtor's word keep it still. It is never handed over
 * without that decision.
 */
export function joinCollection(situation: Situation): Willing {
  const { dunned, debtor, policy, circumstances, now } = situation;
  const today = localDate(now, policy.sendWindow.timeZone);
  const leading = toFollow(debtor, dunned, today);
  if (!leading || isClosed(dunned) || dunned.legal !== null || today <= dunned.invoice.dueDate) return repeated;
  if (assess(situation).blockers.some(({ code }) => still.has(code))) return repeated;
  const { invoiceId, since } = leading;
  return requestLegalDecision(dunned, policy, {
    now,
    today,
    ...(circumstances && { circumstances }),
    owner: debtor.owner?.name,
    joins: { invoiceId, since },
  });
}
