import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { disputeReasons } from '../../domain/case/dispute-reason.ts';
import { acceptanceWays, pauseEnds, promiseChannels } from '../../domain/case/pause.ts';
import { invoiceSummaryAnswer } from './invoice-summary.ts';
import { instant, text, minor } from './parts.ts';

const paused = {
  id: text,
  until: civilDateSchema.describe('The day on which it ends, is decided or is looked at again.'),
  since: instant,
  end: z.strictObject({ at: instant, how: z.enum(pauseEnds) }).nullable(),
};

const said = z.record(text, text).optional().describe('What people said about it, in words.');

const byStatus = z
  .int()
  .optional()
  .describe('The life-cycle status of the e-invoice that began it; absent when people have.');

const holdView = z.strictObject({ kind: z.literal('hold'), reason: text, status: byStatus, ...paused });

const disputeView = z.strictObject({
  kind: z.literal('dispute'),
  ...paused,
  reason: z.enum(disputeReasons),
  disputedMinor: minor.nullable().describe('Null for all of what is owed.'),
  expectedCreditMinor: minor.describe(
    'A credit note that is expected, as a rule for what is disputed: until it comes or the first review, demands leave out the larger of the two; after acceptance, what of it is not credited yet.',
  ),
  reviewOn: civilDateSchema,
  owner: text.optional(),
  status: byStatus,
  creditMinor: minor,
  said,
});

const promiseView = z.strictObject({
  kind: z.literal('promise'),
  ...paused,
  amountMinor: minor,
  promisedFor: civilDateSchema,
  channel: z.enum(promiseChannels),
  missingMinor: minor.describe(
    'What has not come in since it was made, if all that did is for it: decides on its day.',
  ),
  coveredMinor: minor.describe(
    'What it keeps out of demands while it stands: money before its day is first for what was not promised.',
  ),
  said,
});

const instalmentPlanView = z.strictObject({
  kind: z.literal('instalmentPlan'),
  ...paused,
  instalments: z.array(z.strictObject({ amountMinor: minor, dueOn: civilDateSchema })),
  acceptance: z.strictObject({ on: civilDateSchema, how: z.enum(acceptanceWays) }).nullable(),
  said,
});

export const pauseView = z.discriminatedUnion('kind', [holdView, disputeView, promiseView, instalmentPlanView]);

export const holdAnswer = z.strictObject({ id: text, hold: holdView, invoice: invoiceSummaryAnswer });

export const disputeAnswer = z.strictObject({ id: text, dispute: disputeView, invoice: invoiceSummaryAnswer });

export const promiseAnswer = z.strictObject({ id: text, promise: promiseView, invoice: invoiceSummaryAnswer });

export const instalmentPlanAnswer = z.strictObject({
  id: text,
  plan: instalmentPlanView,
  invoice: invoiceSummaryAnswer,
});
