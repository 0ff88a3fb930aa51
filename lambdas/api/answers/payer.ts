import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { currencySchema } from '../../domain/money.ts';
import { payerGradeSchema } from '../../domain/payer/grading.ts';

const text = z.string();
const minor = z.int().min(0);
const tenths = z.number().min(0).nullable();
const payerFigures = z.strictObject({
  invoices: minor,
  open: minor,
  paid: minor.describe(
    'Invoices of which it counts when they were paid: those with a dispute upheld are not among them.',
  ),
  paidLate: minor,
  latePercent: tenths,
  averageDaysLate: tenths,
  weightedDaysLate: tenths.describe('Each invoice by its amount.'),
  promisesKept: minor,
  promisesBroken: minor,
  disputesUpheld: minor,
  disputesRejected: minor,
  handedOver: minor,
  writtenOff: minor,
  byCurrency: z.array(
    z.strictObject({ currency: currencySchema, invoicedMinor: minor, paidMinor: minor, openMinor: z.int() }),
  ),
  oldestOpen: z
    .strictObject({
      invoiceId: text,
      dueOn: civilDateSchema,
      amountMinor: minor,
      currency: currencySchema,
      daysLate: minor,
    })
    .nullable()
    .describe('Of what is not disputed, promised or in instalments, and large enough to be dunned.'),
});
export const payerProfileAnswer = z.strictObject({
  debtorId: text,
  creditor: text,
  policyId: text.describe('The policy by whose rules he is graded.'),
  grade: payerGradeSchema,
  reasons: z.array(text),
  suggestions: z.array(z.strictObject({ code: z.enum(['prepayment', 'creditHold']), message: text })),
  figures: payerFigures,
});
