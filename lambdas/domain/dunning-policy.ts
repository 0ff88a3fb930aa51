import * as z from 'zod';
import { addDays, type CivilDate } from './calendar/civil-date.ts';
import { sendWindowSchema } from './calendar/send-window.ts';
import { callStepsSchema } from './call-step.ts';
import { policyLatePaymentSchema } from './late-payment/policy-terms.ts';
import { handOffSchema } from './hand-off/other-cases.ts';
import { gradingSchema, policyByGradeSchema, shippedGrading } from './payer/grading.ts';
import { isQuiet, quietDaysOfAYear, quietPeriodSchema } from './quiet-period.ts';

/** The stages of dunning, in the order in which their notices leave. */
export const stages = ['courtesyNotice', 'reminderOne', 'reminderTwo', 'directNotice', 'legalEscalation'] as const;

export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;

/** A stage that is switched off may keep its offset in the file, for the day it is switched on again. */
function stagePolicySchema(offsetDays: z.ZodInt) {
  return z
    .discriminatedUnion(
      'enabled',
      [
        z.strictObject({ enabled: z.literal(true), offsetDays }),
        z.strictObject({ enabled: z.literal(false), offsetDays: offsetDays.optional() }),
      ],
      { error: ({ code }) => (code === 'invalid_union' ? 'must be true or false' : undefined) },
    )
    .default({ enabled: false });
}

const beforeDueDate = z
  .int()
  .min(-365, 'must be -365 to -1: a courtesy notice leaves before the due date')
  .max(-1, 'must be -365 to -1: a courtesy notice leaves before the due date');

const afterDueDate = z
  .int()
  .min(0, 'must be 0 to 1826 days after the due date')
  .max(1826, 'must be 0 to 1826 days after the due date');

const stagesSchema = z
  .strictObject({
    courtesyNotice: stagePolicySchema(beforeDueDate),
    reminderOne: stagePolicySchema(afterDueDate),
    reminderTwo: stagePolicySchema(afterDueDate),
    directNotice: stagePolicySchema(afterDueDate),
    legalEscalation: stagePolicySchema(afterDueDate),
  } satisfies Record<Stage, unknown>)
  .superRefine((ladder, context) => {
    let before: { stage: Stage; offsetDays: number } | undefined;
    for (const stage of stages) {
      const { enabled, offsetDays } = ladder[stage];
      if (!enabled) continue;
      if (before !== undefined && offsetDays <= before.offsetDays)
        context.addIssue({
          code: 'custom',
          path: [stage, 'offsetDays'],
          message: `must be later than the ${before.offsetDays} of ${before.stage}: stages go up the ladder in order`,
        });
      before = { stage, offsetDays };
    }
    if (before === undefined)
      context.addIssue({
        code: 'custom',
        message: 'enable at least one stage; to write to nobody, put a hold instead',
      });
  });

const days = z.int().min(0).max(365).default(0);
const minutes = z.int().min(0).max(1440).default(0);
const amountMinor = z.int().min(0).default(0);

function minutesOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Half of a year: what is left always holds business days, so that every wait for the end of the silence ends. */
const mostQuietDaysOfAYear = 183;

/**
 * How one segment of debtors is dunned. A file must give `id`, `sendWindow` and `stages`; what it leaves out is 0, off
 * or empty, but for `grading`, which is as shipped, 180 `prescriptionAlertDays` and 30 `paymentTermDays`. Days are calendar days unless they say business days; amounts are minor units of the invoice's currency.
 */
export const dunningPolicySchema = z
  .strictObject({
    id: z
      .string()
      .max(40)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
        error: ({ input }) => `"${String(input)}" is not a slug: lower-case letters and digits, joined by hyphens`,
      }),
    sendWindow: sendWindowSchema,
    stages: stagesSchema,
    /** Days between the real sending of one stage and the next of the same invoice. */
    minimumGapDays: days,
    /** Days between two dunning messages to the same debtor. */
    minimumContactDelayDays: days,
    /** Minutes a debtor's window waits for the notices of other invoices. */
    gatherMinutes: minutes,
    /** Minutes after the opening over which debtors are spread. */
    spreadMinutes: minutes,
    /** Business days a payment may still be on its way when its due date has passed. */
    bankFloatBusinessDays: days,
    /** Below this balance nothing is sent. */
    minimumBalanceMinor: amountMinor,
    /** A rest below this is given up as a small difference: a bank's fee, a slip of the pen. 0 gives nothing up. */
    settlementToleranceMinor: amountMinor,
    /** Hours since the creditor's bank was last read after which nothing is sent; 0 does not ask. */
    maxPaymentFeedAgeHours: z.int().min(0).max(8760).default(0),
    /** The first stage whose message a person must approve before it leaves; null when none. */
    approvalFrom: stageSchema.nullable().default(null),
    /** Below this balance there is no legal escalation. */
    legalThresholdMinor: amountMinor,
    /** A write-off of more than this takes effect when a second person has approved it; null asks nobody. */
    writeOffApprovalMinor: z.int().min(0).nullable().default(null),
    handOff: handOffSchema.default({ otherCases: 'hold' }),
    /** Days before the prescription of a claim on which a person is alerted. */
    prescriptionAlertDays: z.int().min(0).max(730).default(180),
    /** Days after its issue on which an invoice is due that says neither a date nor terms (C. com. L441-10 I: 30). */
    paymentTermDays: z.int().min(0).max(120).default(30),
    /** Business days for which nothing is asked after the buyer's platform has told that he has paid (status 211). */
    paymentSentBusinessDays: z.int().min(0).max(30).default(5),
    /** Days the formal notice gives to pay. */
    formalNoticeDays: days,
    /** Whether the formal notice also goes by registered letter; its days then count from that letter. */
    registeredLetter: z.boolean().default(false),
    /** Days after its own that a promise or an instalment still has before it counts as broken or missed. */
    promiseGraceDays: days,
    /** Whether a promise that follows a broken one gets none of these days. */
    skipsGraceAfterBrokenPromise: z.boolean().default(false),
    /** Days before an instalment on which the debtor is told that it falls due; 0 tells him nothing. */
    instalmentNoticeDays: days,
    /** Whether messages from reminder two on say what is owed for late payment; to a consumer never more than legal interest (C. conso L121-21). */
    mentionsRecoveryCosts: z.boolean().default(false),
    /** What was agreed about late payment, and what becomes of the claim once the invoice is paid. */
    latePayment: policyLatePaymentSchema,
    /** On which days after the due date a person calls the debtor, and from which balance on. */
    callTasks: callStepsSchema.default([]),
    quietPeriods: z.array(quietPeriodSchema).max(100).default([]),
    /** By which rules payers are graded. */
    grading: gradingSchema.default(shippedGrading),
    /** The policies that cases of payers of some grade follow instead, by the grade at the posting of the invoice. */
    policyByGrade: policyByGradeSchema.default({}),
  })
  .superRefine(({ sendWindow, gatherMinutes, spreadMinutes, quietPeriods }, context) => {
    const openMinutes = minutesOfDay(sendWindow.to) - minutesOfDay(sendWindow.from);
    if (gatherMinutes + spreadMinutes >= openMinutes)
      context.addIssue({
        code: 'custom',
        path: ['spreadMinutes'],
        message: `with gatherMinutes makes ${gatherMinutes + spreadMinutes} minutes: must be below the ${openMinutes} of the send window`,
      });
    const quietDays = quietDaysOfAYear(quietPeriods);
    if (quietDays > mostQuietDaysOfAYear)
      context.addIssue({
        code: 'custom',
        path: ['quietPeriods'],
        message: `silence on ${quietDays} days of every year: at most ${mostQuietDaysOfAYear}, so that every wait ends on a business day`,
      });
  });
export type DunningPolicy = Readonly<z.infer<typeof dunningPolicySchema>>;

/** The stages the policy sends, in order. */
export function enabledStages(policy: Pick<DunningPolicy, 'stages'>): readonly Stage[] {
  return stages.filter((stage) => policy.stages[stage].enabled);
}

/** The silence the policy keeps on a date, if any: `until` is the first day after it; periods that touch are one. */
export function quietPeriodAt(
  date: CivilDate,
  { quietPeriods }: Pick<DunningPolicy, 'quietPeriods'>,
): { readonly until: CivilDate } | undefined {
  if (!isQuiet(date, quietPeriods)) return undefined;
  let until = addDays(date, 1);
  while (isQuiet(until, quietPeriods)) until = addDays(until, 1);
  return { until };
}
