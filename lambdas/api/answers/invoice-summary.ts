import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { caseStatuses } from '../../domain/case/case.ts';
import { stageSchema } from '../../domain/dunning-policy.ts';
import { moneySchema } from '../../domain/money.ts';
import { instant, text, sumSchema, cursor } from './parts.ts';

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

export const invoicesAnswer = z.strictObject({ invoices: z.array(invoiceSummaryAnswer), cursor });
