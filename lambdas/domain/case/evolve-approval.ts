import type { Case } from './case.ts';
import type { CaseFact } from './events.ts';

type ApprovalFact = Extract<
  CaseFact,
  { type: 'ApprovalRequested' | 'ApprovalGiven' | 'ApprovalRejected' | 'ApprovalWithdrawn' }
>;

const states = { ApprovalRequested: 'requested', ApprovalGiven: 'approved', ApprovalRejected: 'rejected' } as const;

/** The case after a person was asked for an approval, has answered, or need not answer any more. */
export function withApprovalFact(before: Case, { type, data }: ApprovalFact, at: string): Case {
  if (type === 'ApprovalWithdrawn') return { ...before, approval: null };
  return { ...before, approval: { ...data, state: states[type], at } };
}
