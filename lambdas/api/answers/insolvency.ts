import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { caseStatuses } from '../../domain/case/case.ts';
import { insolvencyEndings } from '../../domain/insolvency/insolvency.ts';
import { insolvencySchema } from '../../domain/insolvency/insolvency-schema.ts';
import { currencySchema, moneySchema } from '../../domain/money.ts';
import { instant, minor, text } from './parts.ts';

export const insolvencyView = insolvencySchema.extend({
  id: text,
  since: instant,
  taskId: text
    .nullable()
    .describe('The task to declare what he owes; null when it is done or not to be done any more.'),
  declaredAt: instant.optional(),
  end: z
    .strictObject({ at: instant, on: civilDateSchema, how: z.enum([...insolvencyEndings, 'recordedAnew']) })
    .nullable(),
});

const claimToDeclare = z.strictObject({
  invoiceId: text,
  number: text,
  currency: currencySchema,
  status: z.enum(caseStatuses),
  principalMinor: minor,
  interestMinor: minor.nullable().describe('Null when no rules are known for such a debtor; `missing` says which.'),
  fixedCompensationMinor: minor.nullable(),
  totalMinor: minor,
  missing: text.optional(),
  isIssuedAfterOpening: z
    .boolean()
    .describe('Whether it is to be declared depends on when the claim arose. It is not in the totals.'),
});

export const insolvencyAnswer = z
  .strictObject({
    id: text,
    insolvency: insolvencyView,
    declaration: z.strictObject({
      deadline: civilDateSchema.nullable().describe('The last day; null when the rules are not known here.'),
      reliefUntil: civilDateSchema.nullable(),
      sentences: z.array(text),
      claims: z.array(claimToDeclare).describe('Open and handed-over invoices, as of the day of the opening.'),
      totals: z.array(moneySchema),
      notice: text,
    }),
  })
  .describe('The insolvency of a debtor, and what there is to declare. Computed and documented; no legal advice.');
