import * as z from 'zod';
import { type CivilDate, civilDateSchema } from '../../lambdas/domain/calendar/civil-date.ts';
import { cancelSchema } from '../../lambdas/domain/case/cancel-invoice.ts';
import { caseStatuses } from '../../lambdas/domain/case/case.ts';
import { legalDecisionSchema } from '../../lambdas/domain/case/legal-decision/legal-decision.ts';
import type { PostedInvoice } from '../../lambdas/domain/invoice.ts';
import { paymentSchema } from '../../lambdas/domain/payment.ts';

const kinds = ['payment', 'cancel', 'legalDecision'] as const;

/** One thing that happens to an invoice at 08:00 on a day: the body of the API's request for it, under its name. */
const actSchema = z
  .strictObject({
    on: civilDateSchema,
    payment: paymentSchema.optional(),
    cancel: cancelSchema.optional(),
    legalDecision: legalDecisionSchema.optional(),
  })
  .refine((act) => kinds.filter((kind) => act[kind] !== undefined).length === 1, {
    error: `must have exactly one of ${kinds.join(', ')}`,
  });
export type Act = z.infer<typeof actSchema>;

/** What `examples/story.json` tells: of each invoice, what happens to it and what is to come of it. */
export const storyFileSchema = z.strictObject({
  stories: z
    .array(
      z.strictObject({
        /** The body of POST /invoices, a file beside this one: JSON, or an e-invoice as XML or PDF. */
        invoice: z.string().min(1),
        story: z.string().min(1),
        acts: z.array(actSchema),
        outcome: z.enum(caseStatuses),
      }),
    )
    .min(1),
  /** E-invoices that are credit notes, posted on their issue dates. */
  creditNotes: z.array(z.string().min(1)).default([]),
  /** Bank statements, each posted on a day: banks hand one out on the morning after. */
  bankStatements: z.array(z.strictObject({ file: z.string().min(1), on: civilDateSchema })).default([]),
});

/** An invoice to post, what happens to it, and the status it is to end in. */
export type Example = {
  /** The invoice's file, for messages. */
  readonly file: string;
  readonly id: string;
  readonly invoice: PostedInvoice;
  /** The e-invoice that says all this, to be posted as it is. */
  readonly eInvoice?: Uint8Array;
  readonly acts: readonly Act[];
  readonly outcome: (typeof caseStatuses)[number];
};

/** A file that is posted as it is on a day. */
export type DatedFile = { readonly file: string; readonly on: CivilDate; readonly content: Uint8Array };

/** A bank statement, and whose accounts it is of. */
export type StatementExample = DatedFile & { readonly creditors: readonly string[] };

/** All that is told. */
export type Examples = {
  readonly invoices: readonly Example[];
  readonly creditNotes: readonly DatedFile[];
  readonly bankStatements: readonly StatementExample[];
};
