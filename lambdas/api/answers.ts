import * as z from 'zod';
import { civilDateSchema } from '../domain/calendar/civil-date.ts';
import { caseStatuses } from '../domain/case/case.ts';
import { acceptanceWays, disputeReasons, pauseEnds, promiseChannels } from '../domain/case/pause.ts';
import { holdScopes } from '../domain/circumstances/circumstances.ts';
import { contactSchema, debtorSchema } from '../domain/debtor.ts';
import { stages, stageSchema } from '../domain/dunning-policy.ts';
import { paymentMeansSchema } from '../domain/invoice.ts';
import { reversalReasons } from '../domain/message/transactional.ts';
import { currencySchema, moneySchema } from '../domain/money.ts';
import { payerGradeSchema } from '../domain/payer/grading.ts';
import { paymentSchema } from '../domain/payment.ts';
import { taskKinds } from '../domain/task.ts';

// The views take their types from these schemas; only the OpenAPI document takes the schemas themselves.

const instant = z.iso.datetime();
const text = z.string();

/** Below zero when more came in than was owed. */
const sumSchema = z.strictObject({ amountMinor: z.int(), currency: currencySchema });

const debtorHoldView = z.strictObject({
  id: text,
  reason: text,
  until: civilDateSchema,
  since: instant,
  end: z.strictObject({ at: instant, how: z.enum(['lifted', 'expired']) }).nullable(),
});

const contactView = contactSchema.extend({
  outOfService: z
    .strictObject({ since: instant, why: z.enum(['bounce', 'complaint', 'reject']) })
    .optional()
    .describe('Why nothing is sent to this address; a complaint is for good.'),
});

export const debtorAnswer = debtorSchema.extend({
  emails: z.array(contactView),
  creditor: text,
  createdAt: instant,
  lastContactAt: instant.optional(),
  version: z.int().min(1),
  doNotWrite: z.boolean(),
  unapplied: z
    .array(z.strictObject({ paymentId: text, ...moneySchema.shape, receivedOn: civilDateSchema, since: instant }))
    .describe('Money of the debtor that is on no invoice.'),
  holds: z.array(debtorHoldView),
  replies: z
    .array(z.strictObject({ taskId: text, messageKey: text, since: instant, until: civilDateSchema }))
    .describe('Answers of the debtor that a person still has to see to; nothing leaves before `until`.'),
});

export const invoiceSummaryAnswer = z.strictObject({
  id: text,
  number: text,
  creditor: text,
  status: z.enum(caseStatuses),
  stage: stageSchema.nullable(),
  cycle: z.int().min(1),
  amount: moneySchema,
  balance: sumSchema,
  issueDate: civilDateSchema,
  dueDate: civilDateSchema,
  debtor: z.strictObject({ id: text }),
  createdAt: instant,
  closedAt: instant.nullable(),
});

const paused = {
  id: text,
  until: civilDateSchema.describe('The day on which it ends, is decided or is looked at again.'),
  since: instant,
  end: z.strictObject({ at: instant, how: z.enum(pauseEnds) }).nullable(),
};
const minor = z.int().min(0);
const said = z.record(text, text).optional().describe('What people said about it, in words.');

const holdView = z.strictObject({ kind: z.literal('hold'), reason: text, ...paused });
const disputeView = z.strictObject({
  kind: z.literal('dispute'),
  ...paused,
  reason: z.enum(disputeReasons),
  disputedMinor: minor.nullable().describe('Null for all of what is owed.'),
  expectedCreditMinor: minor,
  reviewOn: civilDateSchema,
  owner: text.optional(),
  creditMinor: minor,
  said,
});
const promiseView = z.strictObject({
  kind: z.literal('promise'),
  ...paused,
  amountMinor: minor,
  promisedFor: civilDateSchema,
  channel: z.enum(promiseChannels),
  missingMinor: minor.describe('What has not come in for it yet.'),
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

const creditNoteView = z.strictObject({
  number: text,
  amountMinor: minor,
  reason: text,
  issuedOn: civilDateSchema,
  disputeId: text.optional(),
});

const casePaymentView = z.strictObject({
  id: text,
  amountMinor: minor,
  excessMinor: minor.describe('What of it was, or has become, too much: it belongs to the debtor.'),
  receivedOn: civilDateSchema,
  reversal: z
    .strictObject({ id: text, reason: z.enum(reversalReasons), on: civilDateSchema })
    .nullable()
    .describe('By which it was taken back.'),
});

const noticeAnswer = z.strictObject({
  stage: stageSchema,
  cycle: z.int().min(1),
  sentAt: instant,
  messageId: text.optional(),
  deliveredAt: instant.optional(),
  undeliveredAt: instant.optional(),
  voidedAt: instant.optional(),
});

export const invoiceAnswer = invoiceSummaryAnswer.extend({
  received: sumSchema,
  debtor: debtorAnswer,
  paymentMeans: paymentMeansSchema.optional(),
  policyId: text.optional(),
  payerGrade: payerGradeSchema.describe('What was known of the payer when the invoice was posted.'),
  purchaseOrder: text.optional(),
  documentUrl: text.optional(),
  notices: z.array(noticeAnswer),
  credited: sumSchema,
  demandable: sumSchema.describe('What is asked for today: the balance without what pauses cover.'),
  payments: z.array(casePaymentView),
  creditNotes: z.array(creditNoteView),
  pauses: z.array(pauseView),
  warnings: z.array(z.strictObject({ code: text, message: text })),
});

const change = z.record(text, z.unknown());

export const eventAnswer = z.strictObject({
  type: text,
  at: instant,
  by: text,
  data: change,
  before: change,
  after: change,
  seq: z.int().min(1),
  hash: text,
});

export const taskAnswer = z.strictObject({
  id: text,
  kind: z.enum(taskKinds),
  invoiceId: text.optional(),
  debtorId: text.optional(),
  dueOn: civilDateSchema,
  data: z.record(text, z.unknown()),
  status: z.enum(['open', 'done']),
  result: text.optional(),
  doneAt: instant.optional(),
  doneBy: text.optional(),
  createdAt: instant,
});

const blockerCodes = [
  'notYetDue',
  'minimumGap',
  'contactDelay',
  'minimumBalance',
  'quietPeriod',
  'hold',
  'debtorHold',
  'reply',
  'invoiceNotDunnable',
  'doNotWrite',
  'dispute',
  'promise',
  'instalmentPlan',
  'globalHold',
  'unappliedMoney',
  'approvalPending',
  'paymentFeedStale',
  'undelivered',
  'noticePending',
  'awaitingDecision',
  'settled',
  'closed',
] as const;

export const assessmentAnswer = z.strictObject({
  stage: z.enum([...stages, 'legalDecision']).nullable(),
  dunnableFrom: instant.nullable(),
  isAllowed: z.boolean(),
  blockers: z.array(z.strictObject({ code: z.enum(blockerCodes), message: text, until: instant.optional() })),
});

export const holdAnswer = z.strictObject({ id: text, hold: holdView, invoice: invoiceSummaryAnswer });
export const disputeAnswer = z.strictObject({ id: text, dispute: disputeView, invoice: invoiceSummaryAnswer });
export const promiseAnswer = z.strictObject({ id: text, promise: promiseView, invoice: invoiceSummaryAnswer });
export const instalmentPlanAnswer = z.strictObject({
  id: text,
  plan: instalmentPlanView,
  invoice: invoiceSummaryAnswer,
});
export const debtorHoldAnswer = z.strictObject({ id: text, hold: debtorHoldView, debtor: debtorAnswer });
export const replyAnswer = z.strictObject({ id: text, task: taskAnswer, debtor: debtorAnswer });
export const reversalAnswer = z.strictObject({ id: text, payment: casePaymentView, invoice: invoiceSummaryAnswer });
export const creditNoteAnswer = z.strictObject({ id: text, creditNote: creditNoteView, invoice: invoiceSummaryAnswer });
export const paymentAnswer = z.strictObject({ payment: paymentSchema, invoice: invoiceSummaryAnswer });

const globalHoldView = z.strictObject({
  id: text,
  scope: z.enum(holdScopes),
  key: text,
  reason: text,
  until: civilDateSchema,
  since: instant,
  by: text,
  end: z.strictObject({ at: instant, by: text }).nullable(),
});
export const globalHoldAnswer = z.strictObject({ id: text, hold: globalHoldView });
export const globalHoldsAnswer = z.strictObject({ holds: z.array(globalHoldView) });
export const paymentFeedAnswer = z.strictObject({ creditor: text, readUpTo: instant });

const cursor = text.optional().describe('There is more; a page may hold fewer entries than its limit.');
export const invoicesAnswer = z.strictObject({ invoices: z.array(invoiceSummaryAnswer), cursor });
const debtorChangeView = z.strictObject({ type: text, at: instant, by: text, version: z.int().min(2), data: change });
export const debtorTimelineAnswer = z.strictObject({ changes: z.array(debtorChangeView), cursor });
export const timelineAnswer = z.strictObject({ events: z.array(eventAnswer), cursor });
export const tasksAnswer = z.strictObject({ tasks: z.array(taskAnswer), cursor });

export const problemAnswer = z
  .strictObject({
    type: text,
    status: z.int(),
    title: text.describe('What is wrong, as a code.'),
    detail: text,
    errors: z.array(z.strictObject({ field: text, message: text })).optional(),
  })
  .describe('Problem details (RFC 9457); `errors` names every field at fault.');

export const gatewayAnswer = z.strictObject({ message: text }).describe("The gateway's own answer.");
