import * as z from 'zod';
import { civilDateSchema } from '../domain/calendar/civil-date.ts';
import { caseStatuses } from '../domain/case/case.ts';
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

/** GET /tasks and …/timeline */
export const pageQuerySchema = z.strictObject(page);

/** GET /debtors/{id} */
export const debtorQuerySchema = z.strictObject({ creditor: z.string().min(1).max(20).default('main') });

/** Routes that take no query at all. */
export const noQuerySchema = z.strictObject({});
