import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { contactSchema, debtorSchema } from '../../domain/debtor.ts';
import { creditDecisionSchema, creditHoldReasons } from '../../domain/debtor/credit-state.ts';
import { riskSchema } from '../../domain/debtor/risk-report.ts';
import { insolvencyView } from './insolvency.ts';
import { otherCasesSchema } from '../../domain/hand-off/other-cases.ts';
import { moneySchema } from '../../domain/money.ts';
import { instant, text, change, cursor } from './parts.ts';

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
  contactDays: debtorSchema.shape.contactDays.unwrap(),
  owner: debtorSchema.shape.owner.unwrap(),
  latePayment: debtorSchema.shape.latePayment.unwrap(),
  unapplied: z
    .array(z.strictObject({ paymentId: text, ...moneySchema.shape, receivedOn: civilDateSchema, since: instant }))
    .describe('Money of the debtor that is on no invoice.'),
  holds: z.array(debtorHoldView),
  collections: z
    .array(z.strictObject({ invoiceId: text, since: instant, until: civilDateSchema, otherCases: otherCasesSchema }))
    .describe('Invoices of his that a collector has in hand, and what becomes of the others meanwhile.'),
  insolvencies: z
    .array(insolvencyView)
    .describe('All that were recorded, the latest last. One without an end keeps all his invoices still.'),
  creditHold: z
    .strictObject({ since: instant, reasons: z.array(z.enum(creditHoldReasons)) })
    .nullable()
    .describe('Nothing more is to be delivered to him on credit; null when it may be.'),
  creditDecision: creditDecisionSchema
    .extend({ id: text, since: instant })
    .nullable()
    .describe('What a person has decided on it last.'),
  risks: z
    .array(z.strictObject({ ...riskSchema.shape, since: instant, taskId: text.nullable() }))
    .describe('What others have said of his risk, as it came; the latest word of each provider counts for the grade.'),
  replies: z
    .array(z.strictObject({ taskId: text, messageKey: text, since: instant, until: civilDateSchema }))
    .describe('Answers of the debtor that a person still has to see to; nothing leaves before `until`.'),
});

export const debtorHoldAnswer = z.strictObject({ id: text, hold: debtorHoldView, debtor: debtorAnswer });

const debtorChangeView = z.strictObject({ type: text, at: instant, by: text, version: z.int().min(2), data: change });

export const debtorTimelineAnswer = z.strictObject({ changes: z.array(debtorChangeView), cursor });
