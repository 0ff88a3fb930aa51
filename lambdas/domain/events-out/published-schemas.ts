import * as z from 'zod';
import { caseStatuses } from '../case/case.ts';
import type { CaseEventType } from '../case/events.ts';
import { stageSchema } from '../dunning-policy.ts';
import { caseEventSchemas } from './case-event-schemas.ts';
import { creditHoldSchema } from './debtor-events.ts';
import { count, data, instant, minor, sha256, text } from './event-parts.ts';
import { type PublishedType, schemaVersionOf } from './published-event.ts';

/** What a case was, and has become, in a few words; nothing before its first event. */
const situation = data({
  status: z.enum(caseStatuses).optional(),
  stage: stageSchema.nullable().optional(),
  balanceMinor: minor.optional(),
});

function caseEventSchema(type: CaseEventType) {
  return data({
    schemaVersion: z.literal(schemaVersionOf(type)),
    eventId: text,
    type: z.literal(type),
    creditor: text.optional(),
    invoiceId: text,
    seq: count,
    at: instant,
    by: text,
    data: caseEventSchemas[type],
    before: situation,
    after: situation,
    previousHash: sha256,
    hash: sha256,
  });
}

const creditHoldChanged = data({
  schemaVersion: z.literal(schemaVersionOf('DebtorCreditHoldChanged')),
  eventId: text,
  type: z.literal('DebtorCreditHoldChanged'),
  creditor: text,
  debtorId: text,
  version: count,
  at: instant,
  by: text,
  data: creditHoldSchema,
});

/** The `detail` of everything that is published, by its type. */
export const publishedSchemas = {
  ...(Object.fromEntries(
    Object.keys(caseEventSchemas).map((type) => [type, caseEventSchema(type as CaseEventType)]),
  ) as Record<CaseEventType, ReturnType<typeof caseEventSchema>>),
  DebtorCreditHoldChanged: creditHoldChanged,
} satisfies Record<PublishedType, z.ZodType>;

/** The types of everything that is published. */
export const publishedTypes: ReadonlySet<string> = new Set(Object.keys(publishedSchemas));
