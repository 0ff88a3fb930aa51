import * as z from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { dunningPolicySchema } from '../dunning-policy.ts';
import type { Case } from './case.ts';
import type { Situation } from './ladder-instants.ts';
import { differencesByStage, type StageDifference } from './notice-difference.ts';
import { type Outlook, outlookOf } from './outlook.ts';

/** POST /policies/{id}/what-if: the policy to try, and how many open cases to look at. */
export const whatIfSchema = z.strictObject({
  policy: dunningPolicySchema,
  limit: z.int().min(1).max(500).default(500),
  cursor: z.string().min(1).max(300).optional(),
});

/** A case for which something changes. */
type ChangedCase = {
  readonly dunned: Case;
  readonly before: Outlook;
  readonly after: Outlook;
};

/** What another policy would change for a book of cases. */
type BookDifference = {
  readonly cases: number;
  readonly changedCases: number;
  readonly stages: readonly StageDifference[];
  readonly first: readonly ChangedCase[];
};

/** What a policy would change, and how much of the book was looked at; the cursor leads to the rest of it. */
export type PolicyTrial = BookDifference & {
  /** The version in force, which the policy is compared with. */
  readonly version: number;
  readonly lookedAt: number;
  readonly cursor: string | undefined;
};

/** Cases that are told one by one. */
const mostTold = 20;

/** What would become of cases under other policies than those in force: in numbers, and for the first ones in full. */
export function whatIfOfBook(
  pairs: readonly { readonly before: Situation; readonly after: Situation }[],
): BookDifference {
  const outlooks = pairs.map(({ before, after }) => ({
    dunned: before.dunned,
    before: outlookOf(before),
    after: outlookOf(after),
  }));
  const changed = outlooks.filter(({ before, after }) => canonicalJson(before) !== canonicalJson(after));
  return {
    cases: pairs.length,
    changedCases: changed.length,
    stages: differencesByStage(outlooks.map(({ before, after }) => ({ before: before.notices, after: after.notices }))),
    first: changed.slice(0, mostTold),
  };
}
