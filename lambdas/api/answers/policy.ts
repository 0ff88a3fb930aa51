import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { dunningPolicySchema, stages, stageSchema } from '../../domain/dunning-policy.ts';

const count = z.int().min(0);

export const policyAnswer = dunningPolicySchema.safeExtend({
  version: count.describe('0 is what the deployment brings.'),
  since: z.iso.datetime().nullable(),
  by: z.string().nullable(),
});
export const policiesAnswer = z.strictObject({ policies: z.array(policyAnswer) });
export const policyHistoryAnswer = z.strictObject({
  versions: z.array(policyAnswer),
  cursor: z.string().optional().describe('There is more.'),
});

const movedView = z.strictObject({ notices: count, leastDays: count, mostDays: count });
const stageDifferenceView = z.strictObject({
  stage: stageSchema,
  before: count.describe('Notices that leave under the policy in force.'),
  after: count.describe('Notices that leave under the one that is tried.'),
  earlier: movedView,
  later: movedView,
});

const outlookView = z.strictObject({
  next: z
    .strictObject({ stage: z.enum([...stages, 'legalDecision']), on: civilDateSchema.nullable() })
    .nullable()
    .describe('What comes next; without a day while it waits for a person, or for the balance to change.'),
  notices: z.array(z.strictObject({ stage: stageSchema, on: civilDateSchema })),
  decisionOn: civilDateSchema.nullable().describe('When a person is asked for the legal decision.'),
});
export const policyWhatIfAnswer = z.strictObject({
  policyId: z.string(),
  version: count.describe('The version in force, which the policy is compared with.'),
  lookedAt: count.describe('Open and paused cases, of any policy.'),
  cases: count.describe('Those that the policy governs.'),
  changedCases: count,
  stages: z.array(stageDifferenceView),
  first: z.array(
    z.strictObject({
      invoiceId: z.string(),
      number: z.string(),
      debtorId: z.string(),
      dueDate: civilDateSchema,
      before: outlookView,
      after: outlookView,
    }),
  ),
  cursor: z.string().optional().describe('There are more open cases: ask again from here.'),
});
