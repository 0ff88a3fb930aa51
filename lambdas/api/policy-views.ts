import type * as z from 'zod';
import type { Outlook } from '../domain/case/outlook.ts';
import type { PolicyTrial } from '../domain/case/what-if-of-book.ts';
import type { PolicyVersion } from '../domain/circumstances/policy-version.ts';
import type { policyAnswer, policyWhatIfAnswer } from './answers/policy.ts';

/** A version of a policy, as it can be changed and sent back. */
export function policyView({ policy, version, at, by }: PolicyVersion): z.infer<typeof policyAnswer> {
  return { ...policy, version, since: at, by };
}

const outlookView = ({ next, notices, decisionOn }: Outlook) => ({ next, notices: [...notices], decisionOn });

/** What another version of a policy would change. */
export function policyWhatIfView(
  policyId: string,
  { version, lookedAt, cases, changedCases, stages, first, cursor }: PolicyTrial,
): z.infer<typeof policyWhatIfAnswer> {
  const rows = first.map(({ dunned, before, after }) => {
    const { number, debtorId, dueDate } = dunned.invoice;
    return { invoiceId: dunned.id, number, debtorId, dueDate, before: outlookView(before), after: outlookView(after) };
  });
  return { policyId, version, lookedAt, cases, changedCases, stages: [...stages], first: rows, cursor };
}
