import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { moneySchema } from '../../domain/money.ts';
import { text } from './parts.ts';

/** What POST /invoices answers when the e-invoice is a credit note. */
export const takenCreditNoteAnswer = z.strictObject({
  creditNote: z.strictObject({
    number: text,
    amount: moneySchema,
    issuedOn: civilDateSchema,
    debtorId: text.nullable(),
    allocations: z.array(z.strictObject({ invoiceId: text, amountMinor: z.int() })),
    unappliedMinor: z
      .int()
      .describe('What none of the invoices it names has room for: unapplied credit of the debtor.'),
  }),
  isRepeated: z.boolean().describe('True of one that was taken before; nothing is changed then.'),
  appliedTo: text.optional().describe('The first invoice that it came off.'),
  warnings: z.array(z.strictObject({ code: text, message: text })),
});
