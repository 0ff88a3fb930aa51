import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { collectorOfferSchema } from '../../domain/collector.ts';
import { collectionEnds, collectionStatuses } from '../../domain/case/collection/collection.ts';
import { writeOffReasons } from '../../domain/case/write-off/write-off-sum.ts';
import { invoiceSummaryAnswer } from './invoice-summary.ts';
import { instant, minor, text } from './parts.ts';

const reportView = z.strictObject({
  id: text,
  status: z.enum(collectionStatuses),
  on: civilDateSchema,
  remitted: z
    .strictObject({ paymentId: text, amountMinor: minor, feeMinor: minor })
    .optional()
    .describe('What the debtor has paid him, and what of it he keeps.'),
  said: z.record(text, text).optional().describe('What he said, in words.'),
});

export const collectionView = z.strictObject({
  collector: z
    .strictObject({
      id: text,
      kind: z.enum(['agency', 'lawyer']),
      offer: z.strictObject({ index: minor, terms: collectorOfferSchema }).optional(),
    })
    .optional()
    .describe('Absent where it is somebody whom the deployment does not name.'),
  since: instant,
  handedOverMinor: minor.describe('What was owed then.'),
  amicableUntil: civilDateSchema.describe('The day on which a person looks whether it is time for a court.'),
  status: z.enum(collectionStatuses).nullable().describe('What he told last; null before he told anything.'),
  reports: z.array(reportView),
  feesMinor: minor.describe('What he keeps of what came in. It does not move the balance.'),
  end: z.strictObject({ at: instant, how: z.enum(collectionEnds) }).nullable(),
  export: z
    .strictObject({ documentId: text, documents: text, legalFile: text })
    .describe('The export he was handed, and the routes to the documents and to the legal file.'),
});

const sum = z.int().describe('In minor units.');

export const writeOffView = z.strictObject({
  reasonCode: z.enum(writeOffReasons),
  amountMinor: sum,
  netMinor: sum.nullable().describe('Null where the VAT of the invoice is not known.'),
  vatMinor: sum.nullable(),
  recoveredMinor: sum.describe('What came in of it since.'),
  notice: text,
});

export const collectionReportAnswer = z.strictObject({
  id: text,
  collection: collectionView,
  invoice: invoiceSummaryAnswer,
});

export const legalDecisionAnswer = invoiceSummaryAnswer.extend({
  collection: collectionView.optional(),
  writeOff: writeOffView.optional(),
  awaits: z
    .strictObject({ taskId: text })
    .optional()
    .describe('The write-off takes effect when a second person has done this task.'),
});
