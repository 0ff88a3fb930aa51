import * as z from 'zod';
import { civilDateSchema } from '../domain/calendar/civil-date.ts';
import { caseStatuses } from '../domain/case/case.ts';
import { debtorSchema } from '../domain/debtor.ts';
import { stages, stageSchema } from '../domain/dunning-policy.ts';
import { paymentMeansSchema } from '../domain/invoice.ts';
import { currencySchema, moneySchema } from '../domain/money.ts';
import { paymentSchema } from '../domain/payment.ts';
import { taskKinds } from '../domain/task.ts';

// The views take their types from these schemas; only the OpenAPI document takes the schemas themselves.

const instant = z.iso.datetime();
const text = z.string();

/** Below zero when more came in than was owed. */
const sumSchema = z.strictObject({ amountMinor: z.int(), currency: currencySchema });

export const debtorAnswer = debtorSchema.extend({
  creditor: text,
  createdAt: instant,
  lastContactAt: instant.optional(),
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

const holdView = z.strictObject({
  kind: z.literal('hold'),
  id: text,
  reason: text,
  until: civilDateSchema,
  since: instant,
  end: z.strictObject({ at: instant, how: z.enum(['lifted', 'expired']) }).nullable(),
});

const noticeAnswer = z.strictObject({
  stage: stageSchema,
  cycle: z.int().min(1),
  sentAt: instant,
  messageId: text.optional(),
  deliveredAt: instant.optional(),
});

export const invoiceAnswer = invoiceSummaryAnswer.extend({
  received: sumSchema,
  debtor: debtorAnswer,
  paymentMeans: paymentMeansSchema.optional(),
  policyId: text.optional(),
  purchaseOrder: text.optional(),
  documentUrl: text.optional(),
  notices: z.array(noticeAnswer),
  pauses: z.array(holdView),
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
export const paymentAnswer = z.strictObject({ payment: paymentSchema, invoice: invoiceSummaryAnswer });

const cursor = text.optional().describe('There is more; a page may hold fewer entries than its limit.');
export const invoicesAnswer = z.strictObject({ invoices: z.array(invoiceSummaryAnswer), cursor });
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
