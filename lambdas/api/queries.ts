import * as z from 'zod';
import { civilDateSchema } from '../domain/calendar/civil-date.ts';
import { caseStatuses } from '../domain/case/case.ts';
import { latestDate } from '../domain/invoice-dates.ts';
import { stageSchema } from '../domain/dunning-policy.ts';

const page = {
  cursor: z.string().min(1).max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

/**
 * GET /invoices: filters that an index serves. A debtor is one of a creditor; no index has the invoices of a creditor.
 */
export const invoicesQuerySchema = z
  .strictObject({
    ...page,
    status: z.enum(caseStatuses).optional(),
    stage: stageSchema.optional(),
    debtor: z.string().min(1).max(64).optional(),
    creditor: z.string().min(1).max(20).optional(),
    dueBefore: civilDateSchema.optional(),
  })
  .refine(({ creditor, debtor }) => creditor === undefined || debtor !== undefined, {
    path: ['creditor'],
    error: 'is a filter only together with debtor',
  });

/** GET /invoices/{id}/claim */
export const claimQuerySchema = z.strictObject({
  asOf: civilDateSchema.refine((date) => date <= latestDate, `is after ${latestDate}`).optional(),
});

/** GET /invoices/{id}/route-advice: the cost in minor units of the invoice's currency. */
export const routeAdviceQuerySchema = z.strictObject({
  recoveryChancePercent: z.coerce.number().int().min(0).max(100).optional(),
  costMinor: z.coerce.number().int().min(0).optional(),
});

/** GET /tasks */
export const pageQuerySchema = z.strictObject(page);

const ofCreditor = { creditor: z.string().min(1).max(20).default('main') };

/** /debtors/{id} and what is under it: a debtor is one of a creditor. */
export const debtorQuerySchema = z.strictObject(ofCreditor);

/** GET /debtors/{id}/personal-data: a page is of so many invoices. */
export const personalDataQuerySchema = z.strictObject({
  ...ofCreditor,
  cursor: z.string().min(1).max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(10).default(5),
});

const line = z.string().regex(/^\d{1,8}$/, 'is not a cursor of this list');

/** GET /debtors/{id}/timeline */
export const debtorTimelineQuerySchema = z.strictObject({ ...page, ...ofCreditor, cursor: line.optional() });

/** GET /invoices/{id}/timeline and /policies/{id}/history */
export const logQuerySchema = z.strictObject({ ...page, cursor: line.optional() });

/** GET /schedule: the days looked at, both included; a page looks at as many due invoices as its limit says. */
export const scheduleQuerySchema = z.strictObject({
  from: civilDateSchema,
  to: civilDateSchema,
  cursor: z.string().min(1).max(1000).optional(),
  limit: page.limit,
});

/** GET /bank-statements/{id}: a page of entries; most files fit into one. */
export const entriesQuerySchema = z.strictObject({
  cursor: line.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
});

/** Routes that take no query at all. */
export const noQuerySchema = z.strictObject({});
