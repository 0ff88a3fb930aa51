import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { stageSchema } from '../../domain/dunning-policy.ts';
import { moneySchema } from '../../domain/money.ts';
import { assessmentAnswer } from './assessment.ts';

const text = z.string();
const instant = z.iso.datetime();
const kind = z
  .enum(['dunning', 'formal', 'transactional'])
  .describe('Reminders, one formal notice, or what an agreement has led to.');
const invoiceView = z.strictObject({
  id: text,
  number: text,
  stage: stageSchema.nullable().describe('Null where the message tells of no stage.'),
  demanded: moneySchema.extend({ amountMinor: z.int().min(0) }).describe('What is asked for.'),
});

export const nextMessageAnswer = z.strictObject({
  messages: z.array(
    z.strictObject({
      kind,
      sendAt: instant,
      recipients: z.strictObject({ to: z.array(text), cc: z.array(text) }),
      subject: text,
      text,
      html: text,
      attachments: z
        .array(
          z.strictObject({
            name: text,
            contentType: text,
            sizeBytes: z.int().min(1),
            contentBase64: z.base64().describe('The file as it will leave, to be opened or saved.'),
          }),
        )
        .describe('The statement of account, as PDF, when more than one invoice is open; empty otherwise.'),
      invoices: z.array(invoiceView),
      why: z.array(text),
    }),
  ),
  withheld: z
    .array(z.strictObject({ invoiceId: text, number: text, blockers: assessmentAnswer.shape.blockers }))
    .describe('Open invoices of which nothing is sent, and what stands against it.'),
});

export const scheduleAnswer = z.strictObject({
  from: civilDateSchema,
  to: civilDateSchema,
  days: z.array(
    z.strictObject({
      date: civilDateSchema,
      messages: z.array(
        z.strictObject({
          creditor: text,
          debtorId: text,
          kind,
          sendAt: instant,
          subject: text,
          invoices: z.array(invoiceView),
          nextMessage: text.describe('Where the debtor’s next message is rendered in full.'),
        }),
      ),
    }),
  ),
  cursor: text.optional().describe('There is more: of the same days, for other debtors.'),
});
