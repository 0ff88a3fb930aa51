import type { Case } from './case.ts';
import type { CaseFact } from './events.ts';

type ApprovalFact = Extract<CaseFact, { type: 'ApprovalRequested' | 'ApprovalGiven' | 'ApprovalRejected' }>;

const states = { ApprovalRequested: 'requested', ApprovalGiven: 'approved', ApprovalRejected: 'rejected' } as const;

/** The case after a person was asked for an approval, or has answered. */
export function withApprovalFact(before: Case, { type, data }: ApprovalFact, at: string): Case {
  return { ...before, approval: { ...data, state: states[type], at } };
}
