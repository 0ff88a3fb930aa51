import type { DunningPolicy } from '../dunning-policy.ts';
import { approvalOf } from './approval-of.ts';
import { needsApproval } from './needs-approval.ts';
import { approvalSentence } from './blocker-sentence.ts';
import { halfAnHourAfter, nextReview } from './blocker-review.ts';
import type { Blocker } from './blocker.ts';
import type { Case } from './case.ts';
import type { Step } from './ladder.ts';

/** What keeps a notice whose time has come from leaving: a person has to approve it, and has not. */
export function approvalBlocker(
  step: Step,
  {
    dunned,
    debtor,
    policy,
    now,
  }: {
    readonly dunned: Case;
    readonly debtor: Parameters<typeof needsApproval>[2];
    readonly policy: DunningPolicy;
    readonly now: string;
  },
): Blocker[] {
  if (step === 'legalDecision' || !needsApproval(policy, step, debtor)) return [];
  const asked = approvalOf(step, { dunned, policy, now });
  if (asked?.state === 'approved') return [];
  const rest = asked?.until !== undefined && asked.until > now ? asked.until : undefined;
  const until = rest ?? (asked?.state === 'requested' ? nextReview(asked.at, now) : halfAnHourAfter(now));
  return [{ code: 'approvalPending', message: approvalSentence(step, rest), until }];
}
